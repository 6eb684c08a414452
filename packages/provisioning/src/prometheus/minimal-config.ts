import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';
import { jobConfig, JOBS } from './scrape-jobs.ts';

/** The smallest configuration that fills the Kopia dashboards: the exporter, scraped, and nothing else. */
export function minimalConfig(exporters: readonly string[]): object {
  return {
    global: { scrape_interval: `${SCRAPE_INTERVAL_SECONDS}s` },
    scrape_configs: [jobConfig({ name: JOBS.exporter, targets: exporters })],
  };
}
