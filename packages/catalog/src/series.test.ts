import { describe, expect, it } from 'vitest';
import { type FamilySeries, type MetricDescription, seriesOfFamily } from './index.ts';

const LABELS = { kind: { kind: 'closed', values: ['a'] } } as const;

const rows: { name: string; type: MetricDescription['type']; unit?: string; want: readonly string[] }[] = [
  { name: 'x_total', type: 'counter', unit: 'none', want: ['x_total value counter [kind] {}'] },
  { name: 'x_bytes', type: 'gauge', unit: 'bytes', want: ['x_bytes value gauge [kind] {"bytes":1}'] },
  { name: 'x_ratio', type: 'gauge', unit: 'ratio', want: ['x_ratio value gauge [kind] {}'] },
  {
    name: 'x_timestamp_seconds',
    type: 'gauge',
    unit: 'seconds',
    want: ['x_timestamp_seconds value gauge [kind] {"time":1}'],
  },
  { name: 'x', type: 'unknown', want: ['x value unknown [kind] undefined'] },
  {
    name: 'x_seconds',
    type: 'histogram',
    unit: 'seconds',
    want: [
      'x_seconds_bucket bucket counter [kind,le] {}',
      'x_seconds_sum sum counter [kind] {"seconds":1}',
      'x_seconds_count count counter [kind] {}',
    ],
  },
  {
    name: 'x_seconds',
    type: 'summary',
    want: [
      'x_seconds quantile gauge [kind,quantile] undefined',
      'x_seconds_sum sum counter [kind] undefined',
      'x_seconds_count count counter [kind] {}',
    ],
  },
];

describe('the series of a family', () => {
  it.each(rows)('$type $name', ({ name, want, ...facts }) => {
    const series = seriesOfFamily(name, { help: 'x', labels: LABELS, ...facts });
    expect(series.map(line)).toEqual(want);
  });

  it('says what buckets count', () => {
    const [bucket] = seriesOfFamily('x_seconds', { type: 'histogram', help: 'x', unit: 'seconds', labels: {} });
    expect(bucket?.observed).toEqual({ seconds: 1 });
  });

  it('writes bounds as floats', () => {
    const [bucket] = seriesOfFamily('x', { type: 'histogram', help: 'x', labels: {}, buckets: [0.5, 1] });
    expect(bucket?.labels['le']).toEqual({ kind: 'closed', values: ['0.5', '1.0', '+Inf'] });
  });
});

function line({ name, role, kind, labels, unit }: FamilySeries): string {
  return `${name} ${role} ${kind} [${Object.keys(labels).join(',')}] ${JSON.stringify(unit)}`;
}
