import { describe, expect, it } from 'vitest';
import { type CatalogDescription, mergeDescriptions, type MetricDescription } from './index.ts';

const gauge: MetricDescription = { type: 'gauge', help: 'A.', labels: { a: { kind: 'open', values: ['1'] } } };

function catalog(name: string, x: MetricDescription): CatalogDescription {
  return { lockstepCatalog: 1, name, metrics: { x } };
}

function merge(a: MetricDescription, b: MetricDescription) {
  return mergeDescriptions([catalog('one', a), catalog('two', b)]);
}

describe('what agrees is put together', () => {
  it.each<{ name: string; b: MetricDescription; want: MetricDescription }>([
    { name: 'the same', b: gauge, want: gauge },
    { name: 'another help text', b: { ...gauge, help: 'B.' }, want: gauge },
    { name: 'a unit that one does not know', b: { ...gauge, unit: 'bytes' }, want: { ...gauge, unit: 'bytes' } },
    { name: 'a type that one does not know', b: { ...gauge, type: 'unknown' }, want: gauge },
    { name: 'only declared in one', b: { type: 'gauge', help: '', labels: {}, labelsKnown: false }, want: gauge },
    {
      name: 'values seen of an open label',
      b: { ...gauge, labels: { a: { kind: 'open', values: ['1', '2'] } } },
      want: { ...gauge, labels: { a: { kind: 'open', values: ['1', '2'] } } },
    },
  ])('$name', ({ b, want }) => {
    expect(merge(gauge, b)).toEqual({ description: catalog('one+two', want) });
    expect(merge(b, gauge)).toMatchObject({ description: { metrics: { x: { type: 'gauge' } } } });
  });

  it('a family is optional when both say so', () => {
    const optional = { ...gauge, optional: true };
    expect(merge(optional, optional)).toEqual({ description: catalog('one+two', optional) });
    expect(merge(optional, gauge)).toEqual({ description: catalog('one+two', gauge) });
    expect(merge(gauge, optional)).toEqual({ description: catalog('one+two', gauge) });
  });

  it('metrics of both', () => {
    const merged = mergeDescriptions([
      catalog('one', gauge),
      { lockstepCatalog: 1, name: 'two', metrics: { y: gauge } },
    ]);
    expect(merged).toMatchObject({ description: { metrics: { x: gauge, y: gauge } } });
  });
});

describe('what differs is listed with both values', () => {
  it.each<{ name: string; b: MetricDescription; want: readonly string[] }>([
    {
      name: 'type and labels',
      b: { type: 'counter', help: '', labels: { b: { kind: 'open', values: [] } } },
      want: ['type: `gauge` in `one`, `counter` in `two`', 'labels: `[a]` in `one`, `[b]` in `two`'],
    },
    {
      name: 'kind of a label',
      b: { ...gauge, labels: { a: { kind: 'closed', values: ['2', '1'] } } },
      want: ['label `a`: `open` in `one`, `closed [1, 2]` in `two`'],
    },
    {
      name: 'a label beyond those that are all',
      b: { type: 'gauge', help: '', labels: { z: { kind: 'open', values: [] } }, labelsKnown: false },
      want: ['label `z`: in `two`, none of the labels in `one`'],
    },
  ])('$name', ({ b, want }) => {
    expect(merge(gauge, b)).toEqual({ conflicts: [{ metric: 'x', catalogs: ['one', 'two'], differences: want }] });
  });
});
