import { describe, expect, it } from 'vitest';
import {
  attributeOf,
  counter,
  describeCatalog,
  entity,
  gauge,
  histogram,
  isClosed,
  maxLabelSets,
  maxSamples,
  type MetricDescription,
  oneOf,
  resticManager,
  seriesBudget,
} from './index.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;
const id = entity('id', { max: 10 });

const table = [
  { name: 'no labels', metric: gauge(about), sets: 1, samples: 1, closed: true },
  {
    name: 'two closed sets',
    metric: counter({ ...about, labels: { a: oneOf('1', '2', '3'), b: oneOf('1', '2') } }),
    sets: 6,
    samples: 6,
    closed: true,
  },
  {
    name: 'an entity and its attribute',
    metric: gauge({ ...about, labels: { id, name: attributeOf('id') } }),
    sets: 10,
    samples: 10,
    closed: false,
  },
  {
    name: 'an exclusive label',
    metric: gauge({ ...about, labels: { id, state: oneOf('a', 'b') }, exclusive: ['state'] }),
    sets: 10,
    samples: 10,
    closed: false,
  },
  {
    name: 'a histogram: its bounds, +Inf, sum and count',
    metric: histogram({ ...about, labels: { a: oneOf('1', '2') }, buckets: [1, 2, 3] }),
    sets: 2,
    samples: 12,
    closed: true,
  },
];

describe('the series budget', () => {
  it.each(table)('$name', ({ metric, sets, samples, closed }) => {
    expect({ sets: maxLabelSets(metric), samples: maxSamples(metric), closed: isClosed(metric) }).toEqual({
      sets,
      samples,
      closed,
    });
  });

  it('of the job histogram is what the specification counts: 27 pairs of kind and status', () => {
    expect(maxLabelSets(resticManager.metrics.rm_job_duration_seconds)).toBe(27);
  });
});

describe('the budget of a description', () => {
  it.each(table)('is that of the metric: $name', ({ metric, sets, samples }) => {
    const prefix = metric.type === 'counter' ? 'shop_x_total' : 'shop_x';
    const catalog = describeCatalog({ name: 'shop', prefix: 'shop_', metrics: { [prefix]: metric } });
    expect(seriesBudget(catalog)).toMatchObject({ labelSets: sets, samples, unbounded: [] });
  });

  it.each<{ name: string; labels: MetricDescription['labels']; labelSets: number | undefined }>([
    { name: 'an open label has no bound', labels: { a: { kind: 'open', values: ['1'] } }, labelSets: undefined },
    {
      name: 'a label that only some series have has one value more',
      labels: { a: { kind: 'closed', values: ['1', '2'], optional: true } },
      labelSets: 3,
    },
    { name: 'an entity of 7', labels: { a: { kind: 'open', values: [], entity: 'node', max: 100 } }, labelSets: 7 },
    { name: 'a label by its own name', labels: { route: { kind: 'open', values: [] } }, labelSets: 4 },
    { name: 'no more than the maximum', labels: { route: { kind: 'open', values: [], max: 3 } }, labelSets: 3 },
  ])('$name', ({ labels, labelSets }) => {
    const metrics = { x: { type: 'gauge', help: '', labels } } as const;
    const budget = seriesBudget({ lockstepCatalog: 1, name: 'x', metrics }, { node: 7, route: 4 });
    expect(budget.families[0]?.labelSets).toBe(labelSets);
    expect(budget.unbounded).toEqual(labelSets === undefined ? ['x'] : []);
  });

  it('counts quantiles, sum and count of a summary', () => {
    const metrics = { x: { type: 'summary', help: '', labels: {}, quantiles: [0.5, 0.9] } } as const;
    expect(seriesBudget({ lockstepCatalog: 1, name: 'x', metrics })).toMatchObject({ labelSets: 1, samples: 4 });
  });
});
