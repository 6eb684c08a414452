import { LANDING_POLICY } from '@lockstep/scrape-endpoint';
import type { FastifyInstance } from 'fastify';
import { landingPage, type LandingFacts } from '../web/landing-page.ts';

/** The page at `/`: what is on, what is off, and what to do next. */
export function landingRoute(app: FastifyInstance, facts: Omit<LandingFacts, 'port' | 'isTls'>): void {
  app.get('/', async (request, reply) => {
    return reply
      .header('content-security-policy', LANDING_POLICY)
      .type('text/html; charset=utf-8')
      .send(landingPage({ ...facts, port: request.socket.localPort ?? 0, isTls: 'encrypted' in request.socket }));
  });
}
