import { createHash, timingSafeEqual } from 'node:crypto';
import { headerLines } from './client-address.ts';

/** What a request's `Authorization` lines came to. */
export type BearerCheck = 'ok' | 'no_token' | 'bad_token';

/** SHA-256 of a token: what is kept and compared in its place. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * The token of the one `Authorization: Bearer` line. Two lines are a failure, whatever they hold: Node would keep the
 * first and a proxy in front may have judged the other. The scheme is compared without case, one or more spaces follow,
 * then token68 and nothing else (RFC 6750, RFC 9110 11.2).
 */
export function bearerToken(rawHeaders: readonly string[]): { presented: boolean; token: string | undefined } {
  const lines = headerLines(rawHeaders, 'authorization');
  const [line = ''] = lines;
  const token = lines.length === 1 ? /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(line)?.[1] : undefined;
  return { presented: lines.length > 0, token };
}

/**
 * Compares the request's token with every configured one. The attack is timing: the work is the same for every
 * request (one hash, one constant-time comparison per configured token), whether a token was sent or not.
 */
export function checkBearer(
  rawHeaders: readonly string[],
  digests: readonly Buffer[],
  { hash = tokenDigest, equal = timingSafeEqual } = {},
): BearerCheck {
  const { presented, token } = bearerToken(rawHeaders);
  const digest = hash(token ?? '');
  const matches = digests.map((configured) => equal(configured, digest));
  if (!presented) return 'no_token';
  return token !== undefined && matches.includes(true) ? 'ok' : 'bad_token';
}
