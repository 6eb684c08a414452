import type { CatalogDescription, MetricDescription } from '@lockstep/catalog';
import { analyse, parseQuery, selectorsIn } from '@lockstep/promql';
import { describe, expect, it } from 'vitest';
import { type KnownMetrics, knownMetrics } from './index.ts';

const HOST = { host: { kind: 'open', values: [] } } as const;

function catalog(metrics: Readonly<Record<string, Partial<MetricDescription>>>, name = 'test'): CatalogDescription {
  const described = Object.entries(metrics).map(([family, facts]): [string, MetricDescription] => [
    family,
    { type: 'gauge', help: 'A metric.', labels: {}, ...facts },
  ]);
  return { lockstepCatalog: 1, name, metrics: Object.fromEntries(described) };
}

const METRICS = knownMetrics([
  catalog({
    jobs_total: { type: 'counter', labels: HOST },
    job_seconds: { type: 'histogram', unit: 'seconds', labels: HOST, buckets: [0.5, 1] },
    size_bytes: { type: 'histogram', unit: 'bytes', native: true },
    call_seconds: { type: 'summary', quantiles: [0.5] },
    hit_ratio: {
      unit: 'ratio',
      range: { min: 0, max: 1 },
      labels: { tier: { kind: 'open', values: [], optional: true } },
    },
    declared: { labelsKnown: false },
  }),
]);

describe('series', () => {
  it.each([
    { name: 'jobs_total', want: ['value', 'counter', ['job', 'instance', 'host']] },
    { name: 'job_seconds_bucket', want: ['bucket', 'counter', ['job', 'instance', 'host', 'le']] },
    { name: 'job_seconds_sum', want: ['sum', 'counter', ['job', 'instance', 'host']] },
    { name: 'job_seconds_count', want: ['count', 'counter', ['job', 'instance', 'host']] },
    { name: 'job_seconds', want: undefined },
    { name: 'size_bytes', want: ['native', 'counter', ['job', 'instance']] },
    { name: 'size_bytes_bucket', want: undefined },
    { name: 'call_seconds', want: ['quantile', 'gauge', ['job', 'instance', 'quantile']] },
    { name: 'nothing', want: undefined },
  ])('$name', ({ name, want }) => {
    const series = METRICS.series(name);
    expect(series && [series.role, series.kind, [...series.labels.keys()]]).toEqual(want);
  });

  it('has the bounds of buckets as Prometheus stores them', () => {
    expect(METRICS.series('job_seconds_bucket')?.labels.get('le')).toEqual({
      kind: 'closed',
      values: ['0.5', '1.0', '+Inf'],
    });
  });

  it.each(['up', 'scrape_samples_scraped', 'ALERTS', 'ALERTS_FOR_STATE'])('knows %s of the server', (name) => {
    expect(METRICS.series(name)?.kind).toBe('gauge');
    expect(METRICS.names).not.toContain(name);
  });

  it('takes the labels of the target that are given', () => {
    const metrics = knownMetrics([catalog({ x: {} })], ['cluster']);
    expect([...(metrics.series('x')?.labels.keys() ?? [])]).toEqual(['cluster']);
  });
});

describe('what is said of a selector', () => {
  it.each([
    { query: 'jobs_total', must: ['host', 'instance', 'job'], may: ['host', 'instance', 'job'] },
    { query: '{__name__="jobs_total"}', must: ['host', 'instance', 'job'], may: ['host', 'instance', 'job'] },
    { query: 'hit_ratio', must: ['instance', 'job'], may: ['instance', 'job', 'tier'] },
    { query: 'declared', must: ['instance', 'job'], may: 'anything' },
    { query: 'ALERTS', must: ['alertname'], may: 'anything' },
  ])('$query', ({ query, must, may }) => {
    const facts = factsOf(query);
    expect(facts?.must.toSorted()).toEqual(must);
    expect(facts?.may === 'anything' ? facts.may : facts?.may.toSorted()).toEqual(may);
  });

  it.each([
    { query: '{job="x"}', why: 'it names nothing' },
    { query: '$metric', why: 'a variable names it' },
    { query: 'nothing', why: 'there is none' },
    { query: 'jobs_total{verb="x"}', why: 'it finds nothing, which is reported where it stands' },
  ])('nothing of $query: $why', ({ query }) => {
    expect(factsOf(query)).toBeUndefined();
  });

  it('is something when the matcher only does nothing', () => {
    expect(factsOf('jobs_total{verb!="x",noun=""}')).toBeDefined();
  });

  it('has units and bounds of values', () => {
    expect(factsOf('hit_ratio')).toMatchObject({ unit: {}, values: { min: 0, max: 1 } });
    expect(factsOf('job_seconds_bucket')).toMatchObject({ unit: {}, observed: { seconds: 1 }, values: { min: 0 } });
    expect(factsOf('job_seconds_sum')).toMatchObject({ unit: { seconds: 1 } });
    expect(factsOf('job_seconds_sum')?.values).toBeUndefined();
  });
});

describe('recorded series', () => {
  const recorded = { ...seriesNamed('jobs_total', METRICS), name: 'job:jobs:rate5m', family: 'job:jobs:rate5m' };

  it('are known beside the others', () => {
    const metrics = METRICS.with([recorded]);
    expect(metrics.series('job:jobs:rate5m')).toBe(recorded);
    expect(metrics.names).toContain('job:jobs:rate5m');
    expect(METRICS.series('job:jobs:rate5m')).toBeUndefined();
  });

  it('do not change the meaning of a name that a catalog has', () => {
    const metrics = METRICS.with([{ ...recorded, name: 'jobs_total' }]);
    expect(metrics.series('jobs_total')).toBe(METRICS.series('jobs_total'));
  });

  it('carry labels through a query', () => {
    const { expr } = parseQuery('sum without (host) (job:jobs:rate5m)');
    if (expr === undefined) throw new TypeError('The query does not parse.');
    const flow = analyse(METRICS.with([recorded]).lookup).labels(expr);
    expect(flow?.may).toEqual(new Set(['job', 'instance']));
  });
});

function factsOf(query: string) {
  const { expr } = parseQuery(query);
  const [selector] = expr === undefined ? [] : selectorsIn(expr);
  if (selector === undefined) throw new TypeError(`\`${query}\` has no selector.`);
  return METRICS.lookup(selector);
}

function seriesNamed(name: string, metrics: KnownMetrics) {
  const series = metrics.series(name);
  if (series === undefined) throw new TypeError(`\`${name}\` is not known.`);
  return series;
}
