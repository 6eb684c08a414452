import type { WebConfig } from '@lockstep/web-config';
import type { FastifyInstance } from 'fastify';

/** Adds the response headers of the web configuration file to every answer. */
export function useWebHeaders(app: FastifyInstance, webConfig: WebConfig | undefined): void {
  const headers = Object.entries(webConfig?.http.headers ?? {});
  if (headers.length === 0) return;
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of headers) reply.header(name, value);
  });
}
