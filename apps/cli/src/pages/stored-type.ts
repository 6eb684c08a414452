import type { DescribedType } from '@lockstep/catalog';

/** The type of series as Prometheus stores them, for a type of a page or of metadata; `unknown` for one that it has not. */
export function storedType(type: string): DescribedType {
  return STORED_TYPES[type] ?? 'unknown';
}

/** A gauge histogram has buckets that fall: none of our types. */
const STORED_TYPES: Readonly<Record<string, DescribedType>> = {
  counter: 'counter',
  gauge: 'gauge',
  histogram: 'histogram',
  summary: 'summary',
  info: 'gauge',
  stateset: 'gauge',
};
