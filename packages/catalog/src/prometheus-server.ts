import type { CatalogDescription } from './description.ts';

/** Labels that a scrape adds to every series when nothing else is configured. */
export const TARGET_LABELS: readonly string[] = ['job', 'instance'];

/**
 * What Prometheus itself says of each target that it scrapes, whatever the target exposes.
 * Source: Prometheus documentation, "Jobs and instances".
 */
export const prometheusServer = {
  lockstepCatalog: 1,
  name: 'prometheus-server',
  metrics: {
    up: {
      type: 'gauge',
      unit: 'none',
      help: 'Whether the last scrape of the target succeeded.',
      labels: {},
      range: { min: 0, max: 1 },
    },
    scrape_duration_seconds: ofScrape('seconds', 'Duration of the scrape.'),
    scrape_samples_scraped: ofScrape('none', 'Number of samples that the target exposed.'),
    scrape_samples_post_metric_relabeling: ofScrape('none', 'Number of samples that were kept.'),
    scrape_series_added: ofScrape('none', 'Approximate number of new series of the scrape.'),
    scrape_timeout_seconds: ofScrape('seconds', 'Configured timeout of the scrape.'),
    scrape_sample_limit: ofScrape('none', 'Configured limit of samples of a scrape.'),
    scrape_body_size_bytes: ofScrape('bytes', 'Size of the last page, uncompressed.'),
  },
} as const satisfies CatalogDescription;

function ofScrape<const U extends string>(unit: U, help: string) {
  return { type: 'gauge', unit, help, labels: {}, range: { min: 0 } } as const;
}
