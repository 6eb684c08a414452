import type { Availability } from './availability.ts';
import type { ValueType } from './functions.ts';

/** What an aggregation takes, and what it keeps. Source: Prometheus 3.14. */
export interface AggregationSignature extends Availability {
  /** Type of the parameter before the vector; absent when there is none. */
  readonly parameter?: ValueType;
  /**
   * `grouping`: one series per group, with the labels it is grouped by. `series`: some series of each group as they
   * are, name included. `value-label`: as `grouping`, and the label that the parameter names.
   */
  readonly labels: 'grouping' | 'series' | 'value-label';
}

const GROUPING: AggregationSignature = { labels: 'grouping' };
const SERIES: AggregationSignature = { parameter: 'scalar', labels: 'series' };
const LIMIT: AggregationSignature = { ...SERIES, since: [2, 54], feature: 'promql-experimental-functions' };

/** Every aggregation of Prometheus. Names are in lower case here and in any case in a query. */
export const AGGREGATIONS = {
  avg: GROUPING,
  bottomk: SERIES,
  count: GROUPING,
  count_values: { parameter: 'string', labels: 'value-label' },
  group: GROUPING,
  limit_ratio: LIMIT,
  limitk: LIMIT,
  max: GROUPING,
  min: GROUPING,
  quantile: { parameter: 'scalar', labels: 'grouping' },
  stddev: GROUPING,
  stdvar: GROUPING,
  sum: GROUPING,
  topk: SERIES,
} as const satisfies Readonly<Record<string, AggregationSignature>>;

/** Name of an aggregation in `AGGREGATIONS`. */
export type AggregationName = keyof typeof AGGREGATIONS;

/** The signature of an aggregation by its name in lower case; undefined when there is none. */
export function aggregationNamed(name: string): AggregationSignature | undefined {
  return BY_NAME.get(name);
}

const BY_NAME: ReadonlyMap<string, AggregationSignature> = new Map(Object.entries(AGGREGATIONS));
