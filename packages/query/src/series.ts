import type { Duration } from './duration.ts';
import type { Matcher } from './matcher.ts';
import type { NotAsked, Query } from './query.ts';
import type { Range } from './range.ts';
import type { Refused } from './refused.ts';
import type { LabelOf, Level, Vector } from './vector.ts';

/** Labels of a metric, each with the type of its values. */
export type Domains = Readonly<Record<string, string>>;

/** What labels must be: a value, or a matcher made by `anyOf`, `re`, `not`, `variable`. Names and values are checked. */
export type Where<D extends Domains> = { readonly [K in keyof D]?: D[K] | Matcher<D[K]> };

/** Refuses labels that the metric does not have: the compiler looks for those only in plain types. */
export type OnlyLabels<D extends Domains, W> = {
  readonly [K in Exclude<keyof W, keyof D> & string]: `the metric has no label '${K}'`;
};

/** Labels that are set to one value, which `absent` gives to its result. */
export type Fixed<W> = { [K in keyof W]: W[K] extends string ? K : never }[keyof W] & string;

/** Every selector of one name can do this. `F` is the labels that are fixed by `where`. */
interface Selecting<L extends string, F extends string> {
  /**
   * 1 when no such series exists, with the labels that `where` set to one value; empty when one exists. With a window:
   * when there was none in it.
   */
  absent(window?: Duration): Vector<F>;
  /** Unix time of the newest sample, in seconds. Empty once the series is stale. */
  timestamp(): Vector<L>;
}

/** The series of a gauge. Its values can be looked at as they are. */
export interface Gauge<D extends Domains, F extends string = never>
  extends Level<keyof D & string>, Selecting<keyof D & string, F> {
  /** Narrows down to series with these label values. */
  where<const W extends Where<D>>(labels: W & OnlyLabels<D, W>): Gauge<D, F | Fixed<W>>;
  /** As it was so long ago. */
  offset(ago: Duration): Gauge<D, F>;
  /** The samples of a window; with a step, what the gauge was at each step. */
  over(window: Duration, step?: Duration): Range<keyof D & string>;
  readonly rate: Refused<'rate() needs a counter, this is a gauge: use .over(...).deriv()'>;
  readonly increase: Refused<'increase() needs a counter, this is a gauge: use .over(...).delta()'>;
}

type WhyNotRaw =
  'a counter starts again at zero with every restart: take .rate() or .increase() of it, or .unrated() if you mean the number itself';

/** Everything of a vector that a raw counter must not be used for. */
type NotOnCounter = {
  readonly [M in Exclude<keyof Level | 'over', keyof Query | 'count' | 'countBy' | 'countWithout'>]: Refused<WhyNotRaw>;
};

/** The series of a counter. What rises for ever says nothing as it is: only what it did in a window does. */
export interface Counter<D extends Domains, F extends string = never>
  extends NotOnCounter, NotAsked<keyof D & string, Refused<WhyNotRaw>>, Selecting<keyof D & string, F> {
  /** Narrows down to series with these label values. */
  where<const W extends Where<D>>(labels: W & OnlyLabels<D, W>): Counter<D, F | Fixed<W>>;
  /** As it was so long ago. */
  offset(ago: Duration): Counter<D, F>;
  /** Rise per second over a window, restarts looked through. */
  rate(window: Duration): Vector<keyof D & string>;
  /** Rise per second between the last two samples of the window. */
  irate(window: Duration): Vector<keyof D & string>;
  /** Rise over a window, stretched to its edges: not always a whole number. */
  increase(window: Duration): Vector<keyof D & string>;
  /** How often the counter started again. */
  resets(window: Duration): Vector<keyof D & string>;
  /** How often the value changed. */
  changes(window: Duration): Vector<keyof D & string>;
  /** Number of series. */
  count(): Vector<never>;
  /** Number of series for each combination of the labels. */
  countBy<B extends LabelOf<keyof D & string>>(...labels: readonly [B, ...B[]]): Vector<B>;
  /** Number of series over these labels. */
  countWithout<B extends LabelOf<keyof D & string>>(
    ...labels: readonly [B, ...B[]]
  ): Vector<Exclude<keyof D & string, B>>;
  /** The number as it stands: rarely what is meant. */
  unrated(): Vector<keyof D & string>;
}

/** The series of a metric whose type is not known: nothing can be refused. */
export interface Untyped<D extends Domains, F extends string = never>
  extends Level<keyof D & string>, Selecting<keyof D & string, F> {
  /** Narrows down to series with these label values. */
  where<const W extends Where<D>>(labels: W & OnlyLabels<D, W>): Untyped<D, F | Fixed<W>>;
  /** As it was so long ago. */
  offset(ago: Duration): Untyped<D, F>;
  /** The samples of a window. */
  over(window: Duration, step?: Duration): Range<keyof D & string>;
  /** Rise per second over a window, if it is a counter. */
  rate(window: Duration): Vector<keyof D & string>;
  /** Rise over a window, if it is a counter. */
  increase(window: Duration): Vector<keyof D & string>;
}

type WhyNotBare =
  'a histogram is three kinds of series and has none of its own name: take .quantile(), .average(), or .bucket, .count, .sum';

/** Everything of a vector that the bare name of a histogram, of which no series exist, must not be used for. */
type NotOnHistogram = {
  readonly [M in Exclude<keyof Vector | 'timestamp' | 'absent', keyof Query | 'count' | 'sum'>]: Refused<WhyNotBare>;
};

/** A classic histogram: not a vector, but three kinds of series, and what is usually asked of them. */
export interface Histogram<D extends Domains, F extends string = never> extends NotOnHistogram {
  /** Narrows down to series with these label values. */
  where<const W extends Where<D>>(labels: W & OnlyLabels<D, W>): Histogram<D, F | Fixed<W>>;
  /** As it was so long ago. */
  offset(ago: Duration): Histogram<D, F>;
  /** Series `_bucket`: how many observations were at most `le`. */
  readonly bucket: Counter<D & { readonly le: string }, F>;
  /** Series `_count`: how many observations there were. */
  readonly count: Counter<D, F>;
  /** Series `_sum`: the sum of all observations. */
  readonly sum: Counter<D, F>;
  /** Quantile (0 to 1) of the observations in a window, for each combination of the labels; `le` is seen to. */
  quantile<B extends LabelOf<keyof D & string> = never>(
    quantile: number,
    window: Duration,
    ...by: readonly B[]
  ): Vector<B>;
  /** Mean of the observations in a window, for each combination of the labels; absent where there were none. */
  average<B extends LabelOf<keyof D & string> = never>(window: Duration, ...by: readonly B[]): Vector<B>;
}

/** A native histogram: each sample is a histogram, so that there is no `le` to keep. */
export interface NativeHistogram<D extends Domains, F extends string = never> {
  /** Narrows down to series with these label values. */
  where<const W extends Where<D>>(labels: W & OnlyLabels<D, W>): NativeHistogram<D, F | Fixed<W>>;
  /** As it was so long ago. */
  offset(ago: Duration): NativeHistogram<D, F>;
  /** Quantile (0 to 1) of the observations in a window, for each combination of the labels. */
  quantile<B extends LabelOf<keyof D & string> = never>(
    quantile: number,
    window: Duration,
    ...by: readonly B[]
  ): Vector<B>;
  /** Mean of the observations in a window, for each combination of the labels. */
  average<B extends LabelOf<keyof D & string> = never>(window: Duration, ...by: readonly B[]): Vector<B>;
}

/** A summary: quantiles that the process computed itself, which cannot be averaged or summed. */
export interface Summary<D extends Domains, F extends string = never> {
  /** Narrows down to series with these label values. */
  where<const W extends Where<D>>(labels: W & OnlyLabels<D, W>): Summary<D, F | Fixed<W>>;
  /** The series with the label `quantile`. */
  readonly quantiles: Gauge<D & { readonly quantile: string }, F>;
  /** Series `_count`: how many observations there were. */
  readonly count: Counter<D, F>;
  /** Series `_sum`: the sum of all observations. */
  readonly sum: Counter<D, F>;
}
