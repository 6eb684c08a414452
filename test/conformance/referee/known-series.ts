import type { SeriesFacts, SeriesLookup } from '@lockstep/promql';
import { labelBounds } from '../label-bounds.ts';

/** A series with a value for each scrape. */
export interface StoredSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Undefined: nothing was scraped. */
  readonly valueAt: (scrape: number) => number | undefined;
}

/** Unix time of the first scrape, in seconds: an even hour, so that a block starts there. */
const FIRST_SCRAPE = 1_704_067_200;

const SCRAPE_INTERVAL_SECONDS = 15;
const SCRAPES = 240;

/** Ten minutes before the last scrape: windows to both sides hold samples. */
export const QUERY_TIME = FIRST_SCRAPE + 3000;

const TARGETS = [
  { job: 'api', instance: 'a:1' },
  { job: 'api', instance: 'b:1' },
  { job: 'batch', instance: 'c:1' },
];

const rising =
  (step: number, resetsEvery = Infinity) =>
  (scrape: number): number =>
    (scrape % resetsEvery) * step;
const waving =
  (around: number, by: number) =>
  (scrape: number): number =>
    around + by * Math.sin(scrape / 7);

/**
 * What the referee stores and both sides know: counters (one is reset, one label is on some series only), gauges (one
 * within 0 to 1, one with NaN and infinities, one that ends early), an info metric and a classic histogram.
 */
export const STORED_SERIES: readonly StoredSeries[] = TARGETS.flatMap((target, index) => [
  { labels: { __name__: 'up', ...target }, valueAt: (scrape) => (scrape % 50 === 49 ? 0 : 1) },
  { labels: { __name__: 'build_info', version: `1.${index % 2}`, ...target }, valueAt: () => 1 },
  ...['GET', 'PUT'].flatMap((method, at) => [
    ...['200', '500'].map((code, by) => ({
      labels: { __name__: 'requests_total', method, code, ...target },
      valueAt: rising(1 + index + at + by, index === 0 ? 100 : Infinity),
    })),
    {
      labels: { __name__: 'errors_total', method, ...(at === 0 ? { code: '500' } : {}), ...target },
      valueAt: rising(at),
    },
    ...classicHistogram({ __name__: 'latency_seconds', method, ...target }, 1 + index),
  ]),
  ...['hall', 'roof'].map((room, at) => ({
    labels: { __name__: 'heat_celsius', room, ...target },
    valueAt: waving(10 * at, 15),
  })),
  {
    labels: { __name__: 'load_ratio', ...(index === 0 ? { room: 'hall' } : {}), ...target },
    valueAt: waving(0.5, 0.5),
  },
  {
    labels: { __name__: 'queue_jobs', ...target },
    valueAt: (scrape) => (scrape > 150 * (index + 1) ? undefined : scrape % 9),
  },
  { labels: { __name__: 'odd', ...target }, valueAt: (scrape) => [Number.NaN, Infinity, -Infinity, 0, -1][scrape % 5] },
]);

/** Names of stored series, and one that is never stored. */
export const METRICS = [...new Set(STORED_SERIES.map(({ labels }) => labels['__name__'] ?? '')), 'ghost_total'];

/** The series as a page with timestamps, for `promtool tsdb create-blocks-from openmetrics`. */
export function openMetricsPage(): string {
  const lines = STORED_SERIES.flatMap(({ labels: { __name__: name, ...labels }, valueAt }) => {
    const written = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    return Array.from({ length: SCRAPES }, (_, scrape) => {
      const value = valueAt(scrape);
      if (value === undefined) return '';
      return `${name}{${written.join(',')}} ${sampleText(value)} ${FIRST_SCRAPE + scrape * SCRAPE_INTERVAL_SECONDS}\n`;
    });
  });
  return `${lines.join('')}# EOF\n`;
}

/** What is known of the series of a selector. One without a name may mean any of them. */
export const lookUpStored: SeriesLookup = ({ metric }) =>
  metric === undefined ? FACTS_OF_ALL : (FACTS.get(metric.name) ?? NO_SERIES);

const NO_SERIES: SeriesFacts = { must: [], may: [] };
const FACTS_OF_ALL = labelBounds(STORED_SERIES.map(({ labels }) => labels));
const FACTS: ReadonlyMap<string, SeriesFacts> = new Map(METRICS.map((name) => [name, factsOf(name)]));

function factsOf(name: string): SeriesFacts {
  const series = STORED_SERIES.filter(({ labels }) => labels['__name__'] === name);
  const values = series
    .flatMap(({ valueAt }) => Array.from({ length: SCRAPES }, (_, scrape) => valueAt(scrape) ?? Number.NaN))
    .filter((value) => !Number.isNaN(value));
  return {
    ...labelBounds(series.map(({ labels }) => labels)),
    ...(values.length === 0 ? {} : { values: { min: Math.min(...values), max: Math.max(...values) } }),
  };
}

function classicHistogram({ __name__, ...labels }: Record<string, string>, step: number): StoredSeries[] {
  const bucket = (le: string, share: number): StoredSeries => ({
    labels: { __name__: `${__name__}_bucket`, le, ...labels },
    valueAt: rising(step * share),
  });
  return [
    bucket('0.1', 1),
    bucket('1.0', 3),
    bucket('+Inf', 4),
    { labels: { __name__: `${__name__}_count`, ...labels }, valueAt: rising(step * 4) },
    { labels: { __name__: `${__name__}_sum`, ...labels }, valueAt: rising(step * 2.5) },
  ];
}

function sampleText(value: number): string {
  return Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}
