import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorBody } from '../errors.ts';
import type { Address } from './address.ts';
import type { FailureLimiter } from './failure-limiter.ts';

/** What asks for credentials. */
export type Surface = 'metrics' | 'api';

/** Why somebody is not let in; for the log and the counter, never for the answer. */
export type RefusalReason = 'no_token' | 'bad_token' | 'bad_source' | 'malformed_forwarded' | 'rate_limited';

/** One refused request. */
export interface Refusal {
  readonly surface: Surface;
  readonly reason: RefusalReason;
  /** Undefined when nobody could be named. */
  readonly client: Address | undefined;
}

/** Answers a refused request. */
export type Refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => FastifyReply;

/** The one body of every refusal: a caller who guesses learns nothing about which check failed. */
const BODY = errorBody('unauthorized', 'The credentials or the source are not accepted.');

const REALMS: Readonly<Record<Surface, string>> = { metrics: 'metrics', api: 'lockstep' };

/** Refuses with 401, or with 429 and the same body when the client was refused too often. Logs and counts it first. */
export function createRefuse(
  limiter: FailureLimiter,
  onRefused: (surface: Surface, reason: RefusalReason) => void,
): Refuse {
  return (request, reply, { surface, reason: cause, client }) => {
    const retryAfterSeconds = limiter.refuse(client);
    const reason = retryAfterSeconds === undefined ? cause : 'rate_limited';
    onRefused(surface, reason);
    const peer = request.socket.remoteAddress;
    request.log.warn({ surface, reason, cause, client: client?.text, peer }, 'Refused');
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    return reply
      .code(retryAfterSeconds === undefined ? 401 : 429)
      .header('www-authenticate', `Bearer realm="${REALMS[surface]}"`)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(BODY);
  };
}
