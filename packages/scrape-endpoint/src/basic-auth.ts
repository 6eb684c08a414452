import { createHmac, randomBytes } from 'node:crypto';
import { compare as bcryptCompare } from 'bcryptjs';
import { headerLines } from './client-address.ts';

/** What a request's `Authorization` lines came to. `busy`: too many passwords wait to be compared. */
export type BasicCheck = 'ok' | 'no_token' | 'bad_token' | 'busy';

/** Judges `Authorization: Basic` lines. */
export interface BasicAuth {
  check(rawHeaders: readonly string[]): Promise<BasicCheck>;
}

/** Wrong logins that are remembered, so that a caller who repeats one costs one comparison. */
const MOST_BAD = 100;

/** Right logins that are remembered. */
const MOST_GOOD = 1000;

/**
 * Users by name with their bcrypt hashes, as `basic_auth_users` of the exporter toolkit's web file has them. The attacks
 * are guessing who exists (an unknown user costs the same comparison as a known one) and burning the processor (one
 * comparison at a time, a bounded number of callers wait, a verdict is remembered under a keyed digest of the login and
 * the hash that it was compared with). bcrypt reads the first 72 bytes of a password.
 */
export function createBasicAuth(
  users: ReadonlyMap<string, string>,
  { compare = bcryptCompare, maxWaiting = 16 }: { compare?: typeof bcryptCompare; maxWaiting?: number } = {},
): BasicAuth {
  const dummy = dummyHash([...users.values()]);
  const key = randomBytes(32);
  const good = new RecentSet(MOST_GOOD);
  const bad = new RecentSet(MOST_BAD);
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const compareInTurn = (password: string, hash: string): Promise<boolean> => {
    const turn = last.then(() => compare(password, hash));
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    async check(rawHeaders) {
      const lines = headerLines(rawHeaders, 'authorization');
      if (lines.length === 0) return 'no_token';
      const login = lines.length === 1 ? readLogin(lines[0] ?? '') : undefined;
      if (login === undefined) return 'bad_token';
      const hash = users.get(login.user) ?? dummy;
      const digest = loginDigest(key, [login.user, hash, login.password]);
      if (good.has(digest)) return 'ok';
      if (bad.has(digest)) return 'bad_token';
      if (waiting >= maxWaiting) return 'busy';
      waiting += 1;
      try {
        const isRight = (await compareInTurn(login.password, hash)) && users.has(login.user);
        (isRight ? good : bad).add(digest);
        return isRight ? 'ok' : 'bad_token';
      } finally {
        waiting -= 1;
      }
    },
  };
}

/** The first colon ends the user (RFC 7617); Base64 is taken strictly, as two programs read a loose one in two ways. */
function readLogin(line: string): { readonly user: string; readonly password: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(line)?.[1];
  if (encoded === undefined || encoded.length % 4 !== 0) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Each part with its length before it, so that no two logins run into each other. */
function loginDigest(key: Buffer, parts: readonly string[]): string {
  const digest = createHmac('sha256', key);
  for (const part of parts) digest.update(`${Buffer.byteLength(part)}:`).update(part);
  return digest.digest('base64');
}

/** A hash of no password that costs as much as the dearest of the users' own. */
function dummyHash(hashes: readonly string[]): string {
  const cost =
    hashes
      .map((hash) => hash.slice(4, 6))
      .toSorted()
      .at(-1) ?? '10';
  return `$2b$${cost}$nobodyhasthissaltatall${'.'.repeat(31)}`;
}

/** A bounded set that forgets what was used longest ago. */
class RecentSet {
  readonly #members = new Set<string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  has(member: string): boolean {
    if (!this.#members.delete(member)) return false;
    this.#members.add(member);
    return true;
  }

  add(member: string): void {
    this.#members.add(member);
    for (const oldest of this.#members) {
      if (this.#members.size <= this.#most) return;
      this.#members.delete(oldest);
    }
  }
}
