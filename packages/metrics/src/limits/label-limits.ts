import type {
  AnyMetric,
  AttributeDomain,
  Catalog,
  ClosedDomain,
  LabelDomain,
  LabelDomains,
  MergeRule,
} from '@lockstep/catalog';

/** What a folded value becomes unless the limit names another word. */
export const OTHER = 'other';

/**
 * Which values of a label become series of their own; all others fold into one. An empty limit of an entity folds what is
 * above the maximum that the catalog declares, one of a closed set what is not in the set, instead of refusing it.
 */
export interface LabelLimit<V extends string = string> {
  /** Only these values. Default: all that the catalog allows. */
  readonly allow?: readonly V[];
  /** The most values, the folded one included, from 1: those that come first have their own. Default: what the catalog declares. */
  readonly max?: number;
  /** What the others become; of a closed set one of its values. Default `OTHER`. */
  readonly other?: V;
  /**
   * What gauges come to when a `replace` emits several folded values. Default: the rule of the metric (`merge`), which
   * is about processes and may not fit: sizes of folded hosts add up.
   */
  readonly merge?: MergeRule;
}

/** The limit that a label of this domain may have: none when it only follows another label. */
export type LimitOf<D extends LabelDomain> = D extends AttributeDomain
  ? never
  : D extends ClosedDomain<infer V>
    ? typeof OTHER extends V
      ? LabelLimit<V>
      : LabelLimit<V> & { readonly other: V }
    : LabelLimit;

type LimitsOfMetric<L extends LabelDomains> = { readonly [K in keyof L]?: LimitOf<L[K]> };

type MetricsOf<C extends readonly Catalog[]> = C[number] extends infer One
  ? One extends Catalog<infer M>
    ? M
    : never
  : never;

type Labels<D extends AnyMetric> = D extends { readonly labels: infer L extends LabelDomains } ? L : never;

type KeysOf<U> = U extends unknown ? keyof U : never;

type LabelNames<M> = M extends unknown
  ? { [N in keyof M]: M[N] extends AnyMetric ? keyof Labels<M[N]> : never }[keyof M]
  : never;

type LimitsOf<M, N> = M extends unknown
  ? N extends keyof M
    ? M[N] extends AnyMetric
      ? LimitsOfMetric<Labels<M[N]>>
      : never
    : never
  : never;

/** Limits of labels of some catalogs. They may come from a configuration file: `readLabelLimits`. */
export interface LabelLimits<C extends readonly Catalog[] = readonly Catalog[]> {
  /** By label, for every metric that has it, except where it only follows another one. */
  readonly labels?: { readonly [K in LabelNames<MetricsOf<C>> & string]?: LabelLimit };
  /** By metric and label; taken instead of what `labels` says of that label. */
  readonly metrics?: { readonly [N in KeysOf<MetricsOf<C>> & string]?: LimitsOf<MetricsOf<C>, N> };
}

/** Limits of labels by label. */
export type LimitsByLabel = Readonly<Record<string, LabelLimit>>;

/** Limits whose names have been checked, or will be. */
export interface PlainLimits {
  readonly labels?: LimitsByLabel;
  readonly metrics?: Readonly<Record<string, LimitsByLabel>>;
}
