import type { MetricDescription } from '@lockstep/catalog';
import type { SeriesFacts } from '@lockstep/promql';
import type { KnownSeries } from './known-metrics.ts';

/**
 * Series that Prometheus makes by itself: one set for each target, and two for each alert.
 * Source: Prometheus documentation, "Jobs and instances" and "Alerting rules".
 */
export const SERVER_SERIES: ReadonlyMap<string, KnownSeries> = new Map(
  [
    ofTarget('up', {
      range: { min: 0, max: 1 },
      unit: 'none',
      help: 'Whether the last scrape of the target succeeded.',
    }),
    ofTarget('scrape_duration_seconds', { unit: 'seconds', help: 'Duration of the scrape.' }),
    ofTarget('scrape_samples_scraped', { unit: 'none', help: 'Number of samples that the target exposed.' }),
    ofTarget('scrape_samples_post_metric_relabeling', { unit: 'none', help: 'Number of samples that were kept.' }),
    ofTarget('scrape_series_added', { unit: 'none', help: 'Approximate number of new series of the scrape.' }),
    ofTarget('scrape_timeout_seconds', { unit: 'seconds', help: 'Configured timeout of the scrape.' }),
    ofTarget('scrape_sample_limit', { unit: 'none', help: 'Configured limit of samples of a scrape.' }),
    ofTarget('scrape_body_size_bytes', { unit: 'bytes', help: 'Size of the last page, uncompressed.' }),
    ofAlert('ALERTS', 'One for each pending or firing alert.'),
    ofAlert('ALERTS_FOR_STATE', 'Unix time at which the alert became active.'),
  ].map((series) => [series.name, series]),
);

type Fields = Pick<MetricDescription, 'unit' | 'range' | 'help'>;

/** Target labels depend on the configuration, and every one of them is here: hence any label. */
function ofTarget(name: string, fields: Fields): KnownSeries {
  const { unit, range: { min = 0, max = Infinity } = {} } = fields;
  const exponents = unit === undefined || unit === 'none' ? {} : { [unit]: 1 };
  return serverSeries(name, fields, {
    must: [],
    may: 'anything',
    unit: exponents,
    values: { min, max },
  });
}

function ofAlert(name: string, help: string): KnownSeries {
  return serverSeries(name, { help }, { must: ['alertname'], may: 'anything' });
}

function serverSeries(name: string, fields: Fields, facts: SeriesFacts): KnownSeries {
  return {
    name,
    family: name,
    description: { type: 'gauge', labels: {}, labelsKnown: false, ...fields },
    role: 'value',
    kind: 'gauge',
    labels: new Map(),
    facts,
  };
}
