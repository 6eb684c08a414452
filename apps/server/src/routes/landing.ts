import type { FastifyInstance } from 'fastify';
import { landingPage, type LandingFacts } from '../web/landing-page.ts';

/** The page at `/`: what is on, what is off, and what to do next. */
export function landingRoute(app: FastifyInstance, facts: Omit<LandingFacts, 'port' | 'isTls'>): void {
  app.get('/', async (request, reply) => {
    // Nothing on the page may run or be loaded, whatever gets onto it.
    return reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
      .type('text/html; charset=utf-8')
      .send(landingPage({ ...facts, port: request.socket.localPort ?? 0, isTls: 'encrypted' in request.socket }));
  });
}
