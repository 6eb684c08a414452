import { overlap } from '@lockstep/scrape-endpoint';
import type { Config } from './settings.ts';

/**
 * What no setting shows alone. Returned problems stop the start; `warnings` gets what may be meant but is worth a
 * second look.
 */
export function crossCheck(config: Config, warnings: string[]): string[] {
  const { metricsTrustedCidrs: allowed = [], trustedProxies: trusted = [] } = config;
  const problems: string[] = [];
  if (trusted.some(({ prefix }) => prefix === 0)) {
    problems.push(
      'RM_TRUSTED_PROXY (trusted_proxy) holds a block of every address: anyone could claim any address; name your proxies',
    );
  }
  if (allowed.some(({ prefix }) => prefix === 0) && !config.metricsAllowAll) {
    problems.push(
      'RM_METRICS_TRUSTED_CIDR (metrics_trusted_cidrs) holds a block of every address; if that is meant, set RM_METRICS_ALLOW_ALL=true as well',
    );
  }
  for (const one of allowed) {
    for (const other of trusted.filter((proxy) => overlap(one, proxy))) {
      warnings.push(
        `${one.text} may scrape and ${other.text} is a trusted proxy: a proxy that sends no X-Forwarded-For scrapes for everyone behind it`,
      );
    }
  }
  if (config.metricsAllowAll && config.metricsTokens === undefined && allowed.length === 0) {
    warnings.push('RM_METRICS_ALLOW_ALL is set: everyone who reaches this address can read /metrics');
  }
  return problems;
}
