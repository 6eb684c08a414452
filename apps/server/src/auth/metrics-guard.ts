import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/settings.ts';
import type { Address } from './address.ts';
import { checkBearer } from './bearer.ts';
import { type Cidr, contains } from './cidr.ts';
import { clientAddress } from './client-address.ts';
import type { RefusalReason } from './refusal.ts';
import type { TokenSource } from './token-source.ts';

/** Judges who may scrape: undefined lets the request in. */
export type MetricsGuard = (
  request: FastifyRequest,
) => { readonly reason: RefusalReason; readonly client: Address | undefined } | undefined;

/** Whether /metrics exists at all: only when a guard is set, or the switch that says that none is wanted. */
export function isMetricsOn(
  config: Pick<Config, 'metricsTokens' | 'metricsTrustedCidrs' | 'metricsAllowAll'>,
): boolean {
  return config.metricsTokens !== undefined || config.metricsTrustedCidrs !== undefined || config.metricsAllowAll;
}

/**
 * Every guard that is set must pass: a leaked token gives no access from outside the network, and a place inside the
 * network none without the token. Both are always judged, so that time does not tell which one failed.
 */
export function createMetricsGuard({
  tokens,
  allowed,
  trusted,
}: {
  tokens: TokenSource | undefined;
  allowed: readonly Cidr[] | undefined;
  trusted: readonly Cidr[];
}): MetricsGuard {
  return ({ raw: { rawHeaders }, socket }) => {
    const bearer = tokens === undefined ? 'ok' : checkBearer(rawHeaders, tokens.digests());
    const client = clientAddress(socket.remoteAddress, rawHeaders, trusted);
    const address = client.ok ? client.address : undefined;
    const source = allowed === undefined ? 'ok' : sourceVerdict(client.ok ? client.address : client.reason, allowed);
    if (source !== 'ok') return { reason: source, client: address };
    return bearer === 'ok' ? undefined : { reason: bearer, client: address };
  };
}

function sourceVerdict(
  client: Address | 'no_peer' | 'malformed_forwarded',
  allowed: readonly Cidr[],
): 'ok' | 'bad_source' | 'malformed_forwarded' {
  if (client === 'malformed_forwarded') return client;
  return client !== 'no_peer' && allowed.some((cidr) => contains(cidr, client)) ? 'ok' : 'bad_source';
}
