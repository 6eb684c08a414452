import { createHash, randomBytes } from 'node:crypto';

/** A token that was just made. Only the digest is stored. */
export interface NewToken {
  readonly token: string;
  readonly digest: string;
}

/** 32 random bytes with a prefix that says what the token is for: `lsh_` a host, `lsj_` joining. */
export function makeToken(prefix: 'lsh_' | 'lsj_'): NewToken {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, digest: tokenDigest(token) };
}

/** SHA-256 of a token, in lower-case hexadecimal. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
