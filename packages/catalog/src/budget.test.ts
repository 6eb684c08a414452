import { describe, expect, it } from 'vitest';
import {
  attributeOf,
  counter,
  entity,
  gauge,
  histogram,
  isClosed,
  maxLabelSets,
  maxSamples,
  oneOf,
  resticManager,
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
