import type { AnyMetric, Catalog, LabelsOf, LabelValues, MetricName } from '@lockstep/catalog';
import { PRECEDENCE, type Selector, TARGET_LABELS, type TargetLabel } from './vector.ts';

/** The names of a catalog's metrics of one type. */
export type NameOfType<C extends Catalog, T extends AnyMetric['type']> = {
  [N in MetricName<C>]: C['metrics'][N]['type'] extends T ? N : never;
}[MetricName<C>];

/** Values that labels must equal. Names, and the values of closed sets, come from the catalog. */
export type Equals<C extends Catalog, N extends MetricName<C>> = Partial<LabelValues<LabelsOf<C, N>>>;

type LabelName<C extends Catalog, N extends MetricName<C>> = keyof LabelsOf<C, N> & string;
type KindOf<C extends Catalog, N extends MetricName<C>> = C['metrics'][N]['type'] & ('counter' | 'gauge');

/** Selects the series of a gauge or counter of a catalog: `metric(resticManager, 'rm_hosts_online')`. */
export function metric<const C extends Catalog, const N extends NameOfType<C, 'gauge' | 'counter'>>(
  catalog: C,
  name: N,
  equals: Equals<C, N> = {},
): Selector<LabelName<C, N> | TargetLabel, KindOf<C, N>> {
  // The metric is there because its name is a key of the catalog; the compiler cannot follow that through generics.
  const kind = catalog.metrics[name]?.type as KindOf<C, N>;
  return selector(catalog, name, { suffix: '', equals, kind, added: [] });
}

/** Selects the buckets of a histogram, which are counters with the label `le` added. */
export function buckets<const C extends Catalog, const N extends NameOfType<C, 'histogram'>>(
  catalog: C,
  name: N,
  equals: Equals<C, N> = {},
): Selector<LabelName<C, N> | TargetLabel | 'le', 'counter'> {
  return selector(catalog, name, { suffix: '_bucket', equals, kind: 'counter', added: ['le'] });
}

/** Selects the number of observations of a histogram, a counter. */
export function observations<const C extends Catalog, const N extends NameOfType<C, 'histogram'>>(
  catalog: C,
  name: N,
  equals: Equals<C, N> = {},
): Selector<LabelName<C, N> | TargetLabel, 'counter'> {
  return selector(catalog, name, { suffix: '_count', equals, kind: 'counter', added: [] });
}

interface Selection<K, A> {
  readonly suffix: '' | '_bucket' | '_count';
  readonly equals: Readonly<Record<string, string | undefined>>;
  readonly kind: K;
  readonly added: readonly A[];
}

function selector<C extends Catalog, N extends MetricName<C>, K extends 'counter' | 'gauge', A extends string>(
  catalog: C,
  name: N,
  { suffix, equals, kind, added }: Selection<K, A>,
): Selector<LabelName<C, N> | TargetLabel | A, K> {
  const own = Object.keys(catalog.metrics[name]?.labels ?? {}) as LabelName<C, N>[];
  const matchers = Object.entries(equals).flatMap(([label, value]) =>
    value === undefined ? [] : [`${label}=${JSON.stringify(value)}`],
  );
  return {
    text: `${name}${suffix}${matchers.length === 0 ? '' : `{${matchers.join(', ')}}`}`,
    labels: [...own, ...added, ...TARGET_LABELS],
    metrics: [name],
    precedence: PRECEDENCE.atom,
    kind,
  };
}
