import { hostLinesProblem } from '@lockstep/scrape-endpoint';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiFailure } from '../errors.ts';

/** Whether the process is on its way out. */
export interface Lifecycle {
  draining: boolean;
}

/** `application/json`, with the one charset that it may name. */
const JSON_TYPE = /^application\/json[ \t]*(?:;[ \t]*charset=(?:utf-8|"utf-8")[ \t]*)?$/i;

/**
 * What every request must keep to, whatever its path: one Host line (two are read in two ways by two programs), a body
 * only as plain UTF-8 JSON. New requests are refused while the server drains. Adds the headers of every answer.
 */
export function useHttpDiscipline(app: FastifyInstance, lifecycle: Lifecycle): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    const problem = hostLinesProblem(request.raw);
    if (problem !== undefined) throw new ApiFailure('invalid_request', problem);
    const asksForHealth = request.routeOptions.url?.startsWith('/-/') === true;
    if (!lifecycle.draining || asksForHealth) return;
    reply.header('connection', 'close');
    throw new ApiFailure('shutting_down', 'The server is stopping; send the same again.', { retryAfterSeconds: 5 });
  });
  // After the credentials were judged (`onRequest` of the routes), before a byte of the body is read.
  app.addHook('preParsing', async (request, _reply, payload) => {
    if (hasBody(request)) refuseOtherBodies(request);
    return payload;
  });
}

function hasBody({ raw: { headers } }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function refuseOtherBodies({ raw: { headers } }: FastifyRequest): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw new ApiFailure('unsupported_media_type', 'Content-Encoding is not supported; send the body as it is.');
  }
  if (!JSON_TYPE.test(headers['content-type'] ?? '')) {
    throw new ApiFailure('unsupported_media_type', 'Content-Type must be application/json, in UTF-8.');
  }
}
