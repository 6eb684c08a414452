import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';
import { jobConfig, type ScrapeJob } from './scrape-jobs.ts';

/** What a Prometheus is told. */
export interface PrometheusOptions {
  readonly jobs: readonly ScrapeJob[];
  /** `host:port` of each Alertmanager, and files of rules; absent: it only scrapes. Without Alertmanagers nobody is told. */
  readonly alerting?: { readonly alertmanagers: readonly string[]; readonly ruleFiles: readonly string[] };
}

/**
 * The configuration of a Prometheus. It keeps to keys that every version from 2.42 to 3.x knows:
 * `fallback_scrape_protocol`, which 3.x offers, makes 2.x refuse the whole file.
 */
export function prometheusConfig({ jobs, alerting }: PrometheusOptions): object {
  return {
    global: {
      scrape_interval: `${SCRAPE_INTERVAL_SECONDS}s`,
      scrape_timeout: '10s',
      evaluation_interval: `${SCRAPE_INTERVAL_SECONDS}s`,
    },
    ...(alerting === undefined ? {} : alertingConfig(alerting)),
    scrape_configs: jobs.filter(({ targets }) => targets.length > 0).map(jobConfig),
  };
}

function alertingConfig({ alertmanagers, ruleFiles }: NonNullable<PrometheusOptions['alerting']>): object {
  return {
    rule_files: [...ruleFiles],
    ...(alertmanagers.length > 0 && {
      alerting: { alertmanagers: [{ static_configs: [{ targets: [...alertmanagers] }] }] },
    }),
  };
}
