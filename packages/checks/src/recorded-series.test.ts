import { describe, expect, it } from 'vitest';
import type { RulesDocument } from './documents/document.ts';
import { readDocuments } from './documents/read-documents.ts';
import { EXAMPLE_CATALOG } from './example-catalog.ts';
import { ruleExample, ruleGroup } from './example-use.ts';
import { knownMetrics, type KnownSeries } from './known-metrics.ts';
import { recordedSeries } from './recorded-series.ts';

const METRICS = knownMetrics([EXAMPLE_CATALOG]);

function rulesIn(...groups: readonly (readonly string[])[]): readonly RulesDocument[] {
  return groups.flatMap((rules, index) => {
    const group = ruleGroup({ name: `group ${index}`, interval: '1m' }, ...rules);
    const text = `groups:\n  - ${group.replaceAll('\n', '\n    ')}\n`;
    return readDocuments(`${index}.yml`, text).documents.filter((document) => document.kind === 'rules');
  });
}

function recorded(...rules: readonly string[]): readonly KnownSeries[] {
  return recordedSeries(rulesIn(rules), METRICS);
}

function record(name: string, expr: string, labels?: Readonly<Record<string, string>>): string {
  return ruleExample({ record: name, expr, labels });
}

describe('labels of a recorded series', () => {
  const CASES = [
    {
      name: 'are those that are left',
      rule: record('a', 'sum by (route) (rate(http_requests_total[5m]))'),
      must: ['route'],
      may: ['route'],
    },
    {
      name: 'lack the name of the metric',
      rule: record('a', 'queue_length'),
      must: ['instance', 'job', 'queue'],
      may: ['instance', 'job', 'queue'],
    },
    {
      name: 'include those of the rule',
      rule: record('a', 'sum(queue_length)', { team: 'web' }),
      must: ['team'],
      may: ['team'],
    },
    {
      name: 'lose those that the rule sets to nothing',
      rule: record('a', 'max by (queue) (queue_length)', { queue: '' }),
      must: [],
      may: [],
    },
    { name: 'are none of a scalar', rule: record('a', 'time()'), must: [], may: [] },
    { name: 'are not known of unknown metrics', rule: record('a', 'rate(unknown[5m])'), must: [], may: 'anything' },
    { name: 'are not known of a broken query', rule: record('a', '"sum("'), must: [], may: 'anything' },
  ];
  it.each(CASES)('$name', ({ rule, must, may }) => {
    const [series] = recorded(rule);
    expect([...(series?.facts.must ?? [])].toSorted()).toEqual(must);
    expect(series?.facts.may === 'anything' ? 'anything' : [...(series?.facts.may ?? [])].toSorted()).toEqual(may);
  });

  it('keep the values that they may have', () => {
    const [series] = recorded(record('a', 'sum by (queue) (queue_length)', { team: 'web' }));
    expect(series?.labels.get('queue')).toMatchObject({ kind: 'closed', values: ['mail', 'pdf'] });
    expect(series?.labels.get('team')).toEqual({ kind: 'closed', values: ['web'] });
  });

  it('are perhaps there when only one of several rules gives them', () => {
    const [series, ...others] = recorded(
      record('a', 'queue_length{queue="mail"}', { size: 'small' }),
      record('a', 'sum by (queue) (queue_length)'),
    );
    expect(others).toEqual([]);
    expect(series?.facts.must).toEqual(['queue']);
    expect(series?.labels.get('size')).toEqual({ kind: 'closed', values: ['small'], optional: true });
  });
});

describe('values of a recorded series', () => {
  const CASES = [
    {
      expr: 'rate(network_transmit_bytes_total[5m])',
      kind: 'gauge',
      unit: { bytes: 1, seconds: -1 },
      values: { min: 0, max: Infinity },
    },
    { expr: 'avg(host_up)', kind: 'gauge', unit: {}, values: { min: 0, max: 1 } },
    { expr: 'sum by (route) (http_requests_total)', kind: 'counter', unit: {}, values: { min: 0, max: Infinity } },
    { expr: 'increase(http_requests_total[1h])', kind: 'gauge', unit: {}, values: { min: 0, max: Infinity } },
    { expr: 'sum({job="a"})', kind: 'unknown', unit: undefined, values: undefined },
  ];
  it.each(CASES)('of $expr', ({ expr, kind, unit, values }) => {
    const [series] = recorded(record('a', expr));
    expect(series?.role).toBe('recorded');
    expect(series?.kind).toBe(kind);
    expect(series?.facts.unit).toEqual(unit);
    expect(series?.facts.values).toEqual(values);
  });

  it('have no unit when two rules differ in it', () => {
    const [series] = recorded(record('a', 'sum(disk_free_bytes)'), record('a', 'sum(queue_length)'));
    expect(series?.facts.unit).toBeUndefined();
  });
});

describe('a recorded series is combined', () => {
  it.each([
    { expr: '(http_requests_total)', combined: undefined },
    { expr: 'http_requests_total{route="/"}', combined: undefined },
    { expr: 'sum by (route) (http_requests_total)', combined: true },
    { expr: 'copied', combined: undefined },
    { expr: 'added_up', combined: true },
  ])('or not: $expr', ({ expr, combined }) => {
    const series = recorded(
      record('a', expr),
      record('copied', 'http_requests_total'),
      record('added_up', 'sum(http_requests_total)'),
    );
    expect(series.find(({ name }) => name === 'a')).toMatchObject({ kind: 'counter' });
    expect(series.find(({ name }) => name === 'a')?.combined).toBe(combined);
  });

  it('when one of its rules combines', () => {
    const [series] = recorded(record('a', 'http_requests_total'), record('a', 'sum(http_requests_total)'));
    expect(series?.combined).toBe(true);
  });
});

describe('rules that read each other', () => {
  it('are followed in any order, across files', () => {
    const series = recordedSeries(
      rulesIn([record('c', 'max by (queue) (b)'), record('b', 'a')], [record('a', 'sum by (queue) (queue_length)')]),
      METRICS,
    );
    expect(series.map(({ name, facts }) => [name, facts.may])).toEqual([
      ['a', ['queue']],
      ['b', ['queue']],
      ['c', ['queue']],
    ]);
  });

  it('in a circle may have any label', () => {
    const [a, b] = recorded(record('a', 'b'), record('b', 'a'));
    expect([a?.facts.may, b?.facts.may]).toEqual(['anything', 'anything']);
  });

  it('are followed in linear time', () => {
    const chain = Array.from({ length: 3000 }, (_, index) => record(`s${index}`, `s${index + 1}`));
    const series = recorded(...chain, record('s3000', 'sum by (queue) (queue_length)'));
    expect(new Set(series.map(({ facts }) => String(facts.may)))).toEqual(new Set(['queue']));
  });
});
