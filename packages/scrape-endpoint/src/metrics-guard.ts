import type { FastifyRequest } from 'fastify';
import type { Address } from './address.ts';
import type { BasicAuth } from './basic-auth.ts';
import { checkBearer } from './bearer.ts';
import { type Cidr, contains } from './cidr.ts';
import { clientAddress } from './client-address.ts';
import type { Refused } from './refusal.ts';
import type { TokenSource } from './token-source.ts';

/** Judges who may scrape: undefined lets the request in. */
export type MetricsGuard = (request: FastifyRequest) => Promise<Refused | undefined>;

/** What a guard judges by. A part that is absent lets everybody in. */
export interface GuardParts {
  readonly tokens?: TokenSource | undefined;
  readonly users?: BasicAuth | undefined;
  /** Addresses that may ask. */
  readonly allowed?: readonly Cidr[] | undefined;
  /** Proxies behind which a client's address is looked up. */
  readonly trusted: readonly Cidr[];
}

/**
 * Source and credentials must both pass: a leaked token gives no access from outside the network, and a place inside the
 * network none without the token. Of tokens and users one is enough, because a request has room for one of them. A token
 * is judged whatever the source is, so that time does not tell which check failed; a password costs a tenth of a second,
 * so nobody who is outside may make the process work for it.
 */
export function createMetricsGuard({ tokens, users, allowed, trusted }: GuardParts): MetricsGuard {
  return async ({ raw: { rawHeaders }, socket }) => {
    const bearer = tokens === undefined ? undefined : checkBearer(rawHeaders, tokens.digests());
    const found = clientAddress(socket.remoteAddress, rawHeaders, trusted);
    const client = found.ok ? found.address : undefined;
    const source = allowed === undefined ? 'ok' : sourceVerdict(found.ok ? found.address : found.reason, allowed);
    if (source !== 'ok') return { reason: source, client };
    if (bearer === 'ok' || users === undefined) return refusedUnless(bearer ?? 'ok', client);
    const basic = await users.check(rawHeaders);
    if (basic === 'busy') return { reason: 'rate_limited', client, retryAfterSeconds: 1 };
    return refusedUnless(basic, client);
  };
}

function refusedUnless(verdict: 'ok' | 'no_token' | 'bad_token', client: Address | undefined): Refused | undefined {
  return verdict === 'ok' ? undefined : { reason: verdict, client };
}

function sourceVerdict(
  client: Address | 'no_peer' | 'malformed_forwarded',
  allowed: readonly Cidr[],
): 'ok' | 'bad_source' | 'malformed_forwarded' {
  if (client === 'malformed_forwarded') return client;
  return client !== 'no_peer' && allowed.some((cidr) => contains(cidr, client)) ? 'ok' : 'bad_source';
}
