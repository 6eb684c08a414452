import { describe, expect, it } from 'vitest';
import {
  type AnyMetric,
  attributeOf,
  type Catalog,
  CatalogError,
  counter,
  defineCatalog,
  entity,
  gauge,
  histogram,
  oneOf,
} from './index.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;

/** `defineCatalog` as plain JavaScript calls it: what the compiler would refuse arrives at run time. */
const defineUnchecked = defineCatalog as unknown as (definition: {
  name: string;
  prefix: string;
  metrics: Record<string, AnyMetric>;
}) => Catalog;

function codesOf(metrics: Record<string, unknown>, prefix = 'x_'): string[] {
  try {
    defineUnchecked({ name: 'test', prefix, metrics: metrics as Record<string, AnyMetric> });
    return [];
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    return error.problems.map((problem) => problem.code);
  }
}

describe('defineCatalog refuses', () => {
  const wide = (metric: unknown, change: object) => ({ ...(metric as object), ...change });

  const table: { name: string; metrics: Record<string, unknown>; prefix?: string; want: string[] }[] = [
    { name: 'a name without the prefix', metrics: { y_up: gauge(about) }, want: ['prefix'] },
    { name: 'a name that is only the prefix', metrics: { x_: gauge(about) }, want: ['prefix'] },
    { name: 'no prefix', metrics: { x_up: gauge(about), y_up: gauge(about) }, prefix: '', want: [] },
    { name: 'a prefix that starts no name', metrics: {}, prefix: '1-', want: ['prefix'] },
    { name: 'a name with a dash', metrics: { 'x_a-b': gauge(about) }, want: ['metric-name'] },
    { name: 'a name with a letter outside ASCII', metrics: { x_größe: gauge(about) }, want: ['metric-name'] },
    { name: 'a name with a colon', metrics: { 'x_a:b': gauge(about) }, want: ['colon-in-name', 'metric-name'] },
    { name: 'camelCase', metrics: { x_upTime: gauge(about) }, want: ['camel-case', 'metric-name'] },
    {
      name: 'a unit that the name lacks',
      metrics: { x_size: gauge({ ...about, unit: 'bytes' }) },
      want: ['unit-suffix'],
    },
    { name: 'a named unit that is not declared', metrics: { x_age_seconds: gauge(about) }, want: ['unit-suffix'] },
    {
      name: 'an unknown unit',
      metrics: { x_age_fortnights: wide(gauge(about), { unit: 'fortnights' }) },
      want: ['unit-suffix'],
    },
    {
      name: 'a range without values',
      metrics: { x_up: gauge({ ...about, range: { min: 1, max: 0 } }) },
      want: ['range'],
    },
    { name: 'a counter without _total', metrics: { x_requests: counter(about) }, want: ['counter-total'] },
    { name: 'a gauge with _total', metrics: { x_things_total: gauge(about) }, want: ['counter-total'] },
    {
      name: 'a waiver that waives nothing',
      metrics: { x_up: gauge({ ...about, waivers: { 'counter-total': 'No.' } }) },
      want: ['unused-waiver'],
    },
    {
      name: 'a waiver without a reason',
      metrics: { x_things_total: gauge({ ...about, waivers: { 'counter-total': ' ' } }) },
      want: ['waiver'],
    },
    {
      name: 'a reserved label',
      metrics: { x_a: wide(gauge(about), { labels: { quantile: oneOf('1') } }) },
      want: ['label-name', 'reserved-suffix'],
    },
    {
      name: 'a hidden label',
      metrics: { x_a: wide(gauge(about), { labels: { __a: oneOf('1') } }) },
      want: ['label-name'],
    },
    {
      name: 'an empty closed set',
      metrics: { x_a: gauge({ ...about, labels: { k: oneOf() } }) },
      want: ['closed-set'],
    },
    {
      name: 'a value named twice',
      metrics: { x_a: gauge({ ...about, labels: { k: oneOf('a', 'a') } }) },
      want: ['closed-set'],
    },
    {
      name: 'an empty value, which is the same as no label',
      metrics: { x_a: gauge({ ...about, labels: { k: oneOf('a', '') } }) },
      want: ['closed-set'],
    },
    {
      name: 'a value that would break the page',
      metrics: { x_a: gauge({ ...about, labels: { k: oneOf('a\nb') } }) },
      want: ['closed-set'],
    },
    {
      name: 'an entity without a maximum',
      metrics: { x_a: gauge({ ...about, labels: { id: entity('id', { max: Infinity }) } }) },
      want: ['entity-maximum'],
    },
    {
      name: 'a maximum per a label that is not there',
      metrics: { x_a: gauge({ ...about, labels: { disk: entity('disk', { max: 4, per: 'host' }) } }) },
      want: ['entity-maximum'],
    },
    {
      name: 'a maximum per the label itself',
      metrics: { x_a: gauge({ ...about, labels: { disk: entity('disk', { max: 4, per: 'disk' }) } }) },
      want: ['entity-maximum'],
    },
    {
      name: 'an attribute of a label that is not there',
      metrics: { x_a: wide(gauge(about), { labels: { host: attributeOf('host_id') } }) },
      want: ['attribute-owner'],
    },
    {
      name: 'an attribute of an attribute',
      metrics: {
        x_a: gauge({
          ...about,
          labels: { id: entity('id', { max: 1 }), a: attributeOf('id'), b: attributeOf('a') },
        }),
      },
      want: ['attribute-owner'],
    },
    {
      name: 'an exclusive label that is not there',
      metrics: { x_a: wide(gauge(about), { exclusive: ['status'] }) },
      want: ['exclusive-label'],
    },
    {
      name: 'falling bounds',
      metrics: { x_a_seconds: histogram({ ...about, unit: 'seconds', buckets: [2, 1] }) },
      want: ['buckets'],
    },
    {
      name: 'a bound named twice',
      metrics: { x_a_seconds: histogram({ ...about, unit: 'seconds', buckets: [1, 1] }) },
      want: ['buckets'],
    },
    {
      name: 'a bound of infinity',
      metrics: { x_a_seconds: histogram({ ...about, unit: 'seconds', buckets: [1, Infinity] }) },
      want: ['buckets'],
    },
    { name: 'no help', metrics: { x_a: gauge({ ...about, help: '' }) }, want: ['no-help'] },
    { name: 'help of two lines', metrics: { x_a: gauge({ ...about, help: 'a\nb' }) }, want: ['help'] },
    { name: 'no usage', metrics: { x_a: gauge({ ...about, usage: '' }) }, want: ['usage'] },
    { name: 'a version that is none', metrics: { x_a: gauge({ ...about, since: 'v1' }) }, want: ['since'] },
    {
      name: 'a gauge that a histogram also writes',
      metrics: {
        x_wait_seconds: histogram({ ...about, unit: 'seconds', buckets: [1] }),
        x_wait_seconds_sum: gauge(about),
      },
      want: ['duplicate-series', 'reserved-suffix'],
    },
  ];

  it.each(table)('$name', ({ metrics, prefix, want }) => {
    expect(codesOf(metrics, prefix).toSorted()).toEqual(want);
  });
});

describe('defineCatalog', () => {
  it('reports every problem at once, sorted by metric, each with its repair', () => {
    expect(() =>
      defineUnchecked({ name: 'test', prefix: 'x_', metrics: { x_c: counter(about), a: gauge(about) } }),
    ).toThrow(
      [
        'Catalog `test` has 2 problems:',
        "  a: The name does not start with the catalog's prefix `x_`. [prefix]",
        '    Fix: Call it `x_...`, or move it to the catalog that it belongs to.',
        '  x_c: A counter must end in `_total`. [counter-total]',
        '    Fix: Call it `x_c_total`.',
      ].join('\n'),
    );
  });

  it('freezes what it returns, to the last label value', () => {
    const catalog = defineCatalog({
      name: 'test',
      prefix: 'x_',
      metrics: { x_a: gauge({ ...about, labels: { kind: oneOf('a', 'b') } }) },
    });
    for (const part of [catalog, catalog.metrics, catalog.metrics.x_a, catalog.metrics.x_a.labels.kind.values]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});
