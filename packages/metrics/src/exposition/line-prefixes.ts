import type { AnyMetric } from '@lockstep/catalog';
import { canonicalFloat } from '../float-text.ts';

/** What stands before the values of the lines of one row, the blank included: buckets, sum and count of a histogram. */
export function linePrefixes(name: string, metric: AnyMetric, labels: string): readonly string[] {
  if (metric.type !== 'histogram') return [`${name}${braced(labels)} `];
  const before = labels === '' ? '' : `${labels},`;
  const bounds = [...metric.buckets, Infinity].map(canonicalFloat);
  return [
    ...bounds.map((bound) => `${name}_bucket{${before}le="${bound}"} `),
    `${name}_sum${braced(labels)} `,
    `${name}_count${braced(labels)} `,
  ];
}

function braced(labels: string): string {
  return labels === '' ? '' : `{${labels}}`;
}
