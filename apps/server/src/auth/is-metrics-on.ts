import type { Config } from '../config/settings.ts';

/** Whether /metrics exists at all: only when a guard is set, or the switch that says that none is wanted. */
export function isMetricsOn(
  config: Pick<Config, 'metricsTokens' | 'metricsTrustedCidrs' | 'metricsAllowAll'>,
): boolean {
  return config.metricsTokens !== undefined || config.metricsTrustedCidrs !== undefined || config.metricsAllowAll;
}
