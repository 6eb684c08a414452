import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Address } from './address.ts';
import { errorBody } from './error-body.ts';
import type { FailureLimiter } from './failure-limiter.ts';

/** Why somebody is not let in; for the log and the counter, never for the answer. */
export type RefusalReason = 'no_token' | 'bad_token' | 'bad_source' | 'malformed_forwarded' | 'rate_limited';

/** Why a request does not pass, and who sent it. */
export interface Refused {
  readonly reason: RefusalReason;
  /** Undefined when nobody could be named. */
  readonly client: Address | undefined;
  /** The answer is 429 with these seconds, although the client has not been refused too often. */
  readonly retryAfterSeconds?: number;
}

/** One refused request. `surface` is what asked for credentials. */
export interface Refusal<S extends string> extends Refused {
  readonly surface: S;
}

/** Answers a refused request. */
export type Refuse<S extends string> = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal<S>,
) => FastifyReply;

/** The one body of every refusal: a caller who guesses learns nothing about which check failed. */
const BODY = errorBody('unauthorized', 'The credentials or the source are not accepted.');

/**
 * Refuses with 401, or with 429 and the same body when the client was refused too often. Logs and counts it first.
 * `challenges` are the values of `WWW-Authenticate`.
 */
export function createRefuse<S extends string>({
  limiter,
  challenges,
  onRefused,
}: {
  limiter: FailureLimiter;
  challenges: Readonly<Record<S, string | string[]>>;
  onRefused: (surface: S, reason: RefusalReason) => void;
}): Refuse<S> {
  return (request, reply, { surface, reason: cause, client, retryAfterSeconds: asked }) => {
    const retryAfterSeconds = limiter.refuse(client) ?? asked;
    const reason = retryAfterSeconds === undefined ? cause : 'rate_limited';
    onRefused(surface, reason);
    const peer = request.socket.remoteAddress;
    request.log.warn({ surface, reason, cause, client: client?.text, peer }, 'Refused');
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    return reply
      .code(retryAfterSeconds === undefined ? 401 : 429)
      .header('www-authenticate', challenges[surface])
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(BODY);
  };
}
