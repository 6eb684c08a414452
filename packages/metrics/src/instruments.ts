import type { AnyMetric, Catalog, LabelDomains, LabelValues, MetricType } from '@lockstep/catalog';

/**
 * What leads from a number to one event that it counts, usually `trace_id`. Shown in OpenMetrics only, with the value and the
 * time; of each counter and bucket the newest. Names and values together have at most 128 characters; others, and values that
 * are no label values, are ignored and reported to `onRefused`.
 *
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/#exemplars
 */
export type ExemplarLabels = Readonly<Record<string, string>>;

/** Counts. Only rises; starts at zero with its process. */
export interface Counter {
  /** Adds `by` (default 1). A negative, NaN or infinite `by` is ignored and reported to `onRefused`, never thrown. */
  inc(by?: number, exemplar?: ExemplarLabels): void;
}

/** A value that rises and falls. */
export interface Gauge {
  /** Any number, NaN and the infinities too. What is no number is ignored and reported to `onRefused`. */
  set(value: number): void;
  /** Adds `delta`, which may be negative: for things in flight. */
  add(delta: number): void;
}

/** Counts observations in the buckets that the catalog declares. */
export interface Histogram {
  /**
   * One observation in the metric's unit; a value equal to a bound belongs to that bucket. A negative, NaN or infinite
   * value (a clock that jumped) is ignored and reported to `onRefused`, never thrown.
   */
  observe(value: number, exemplar?: ExemplarLabels): void;
}

interface HandleOf {
  readonly counter: Counter;
  readonly gauge: Gauge;
  readonly histogram: Histogram;
}

/** A metric with labels: the rows of a family, each found by its label set. */
export interface LabelledFamily<L, H> {
  /** What the catalog says of the metric: which values its labels may have. */
  readonly metric: AnyMetric;
  /**
   * The handle of one row, made at the first call and cached: keep it where speed matters. Labels that follow another
   * (`attributeOf`) or exclude each other (`exclusive`) do not identify a row: when they differ from the row's, the row
   * takes the new ones. A label set that is refused gives a handle that does nothing.
   */
  with(labels: L): H;
  /** Takes a row away; attributes and exclusive labels are not looked at. Handles of the row do nothing from then on. */
  remove(labels: L): void;
}

/** A family whose rows may also be given all at once, read from elsewhere. */
export interface CollectedFamily<L, H> extends LabelledFamily<L, H> {
  /** Calls `collect` at once; rows that it does not emit vanish. When it throws, rows keep what they had. */
  replace(collect: (row: (labels: L, value: number) => void) => void): void;
}

/** What a metric without labels adds to its handle. */
export interface Removable {
  /** Takes the row away until the next value: an unknown number is absent, never zero. */
  remove(): void;
}

type InstrumentOf<T extends MetricType, L extends LabelDomains> = [keyof L] extends [never]
  ? HandleOf[T] & Removable
  : T extends 'gauge'
    ? CollectedFamily<LabelValues<L>, HandleOf[T]>
    : LabelledFamily<LabelValues<L>, HandleOf[T]>;

/** The instrument of a metric: a handle without labels, a family of handles with them. */
export type Instrument<D extends AnyMetric> = D extends {
  readonly type: infer T extends MetricType;
  readonly labels: infer L extends LabelDomains;
}
  ? InstrumentOf<T, L>
  : never;

type Intersection<U> = (U extends unknown ? (member: U) => void : never) extends (all: infer I) => void ? I : never;

/** The instruments of all metrics of several catalogs, by metric name. */
export type Instruments<C extends readonly Catalog[]> = Intersection<
  C[number] extends infer One
    ? One extends Catalog<infer M>
      ? { readonly [N in keyof M]: Instrument<M[N]> }
      : never
    : never
>;
