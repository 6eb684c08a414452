import { resticManager } from '@lockstep/catalog';
import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';

/** What a Prometheus must know to scrape fleet servers. */
export interface ScrapeOptions {
  /** `host:port` of each fleet server. */
  readonly targets: readonly string[];
  /** File with the token of `RM_METRICS_TOKEN`; a relative path counts from the configuration file. */
  readonly credentialsFile: string;
  /** Certificate authority of the servers' certificates; absent: plain HTTP. */
  readonly tlsCaFile?: string;
}

/**
 * The configuration of a Prometheus that scrapes fleet servers. It keeps to keys that every version from 2.42 to 3.x
 * knows: `fallback_scrape_protocol`, which 3.x offers, makes 2.x refuse the whole file.
 */
export function scrapeConfig({ targets, credentialsFile, tlsCaFile }: ScrapeOptions): object {
  return {
    global: { scrape_interval: `${SCRAPE_INTERVAL_SECONDS}s`, scrape_timeout: '10s' },
    scrape_configs: [
      {
        job_name: resticManager.name,
        ...(tlsCaFile === undefined ? {} : { scheme: 'https', tls_config: { ca_file: tlsCaFile } }),
        authorization: { credentials_file: credentialsFile },
        static_configs: [{ targets: [...targets] }],
      },
    ],
  };
}
