import type { Duration } from './duration.ts';
import type { Joined, Matching, RestIsSame, SameLabels, SetMatching } from './matching.ts';
import type { LegendedQuery, LegendText, Query } from './query.ts';
import type { Range } from './range.ts';
import type { Refused } from './refused.ts';

/** Labels to choose from, or the sentence that says that there are none. */
export type LabelOf<L extends string> = [L] extends [never] ? 'no labels are left here' : L;

/** An instant vector whose values may be looked at, as far as it does not matter whether it is a selector. */
export interface Level<L extends string = string> extends Query<L> {
  /** Sum over all series; empty, not zero, when there are none. */
  sum(): Vector<never>;
  /** Sum for each combination of the labels. */
  sumBy<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<B>;
  /** Sum over these labels, which goes on working when the metric gets another one. */
  sumWithout<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<Exclude<L, B>>;
  /** Mean of the values of all series. */
  avg(): Vector<never>;
  /** Mean for each combination of the labels. */
  avgBy<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<B>;
  /** Mean over these labels. */
  avgWithout<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<Exclude<L, B>>;
  /** Smallest value of all series. */
  min(): Vector<never>;
  /** Smallest value for each combination of the labels. */
  minBy<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<B>;
  /** Smallest value over these labels. */
  minWithout<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<Exclude<L, B>>;
  /** Largest value of all series. */
  max(): Vector<never>;
  /** Largest value for each combination of the labels. */
  maxBy<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<B>;
  /** Largest value over these labels. */
  maxWithout<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<Exclude<L, B>>;
  /** Number of series; empty, not zero, when there are none. */
  count(): Vector<never>;
  /** Number of series for each combination of the labels. */
  countBy<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<B>;
  /** Number of series over these labels. */
  countWithout<B extends LabelOf<L>>(...labels: readonly [B, ...B[]]): Vector<Exclude<L, B>>;
  /** Number of series of each value, which becomes the value of a new label. */
  countValues<const N extends string>(label: N): Vector<N>;
  /** The `size` series with the largest values at each point in time: which ones may change from point to point. */
  topk(size: number): Vector<L>;
  /** The `size` series with the smallest values. */
  bottomk(size: number): Vector<L>;

  /** Quantile (0 to 1) of a classic histogram from the rates of its buckets, within the error of their bounds. */
  histogramQuantile(
    quantile: 'le' extends L ? number : "'le' is gone: keep it when grouping, .sumBy('le', ...)",
  ): Vector<Exclude<L, 'le'>>;

  readonly plus: Operator<L>;
  readonly minus: Operator<L>;
  readonly times: Operator<L>;
  /** Quotient. 0 / 0 is NaN on Prometheus and absent on VictoriaMetrics: `ratio` has neither. */
  readonly dividedBy: Operator<L>;
  /** Quotient, only where the divisor is above zero. */
  readonly ratio: Operator<L>;
  /** A number minus the values: `subtractedFrom(1)` turns the share that is used into the share that is free. */
  subtractedFrom(number: number): Vector<L>;
  /** Seconds from a Unix time, which the values are, to now. */
  age(): Vector<L>;

  /** Only the series with a value above a number, or above that of the series on the right. */
  readonly above: Operator<L>;
  readonly below: Operator<L>;
  readonly atLeast: Operator<L>;
  readonly atMost: Operator<L>;
  readonly equalTo: Operator<L>;
  readonly unequalTo: Operator<L>;
  /** 1 for series with a value above, 0 for the others: unlike the filter `above` never empty because none is. */
  readonly isAbove: Operator<L>;
  readonly isBelow: Operator<L>;
  readonly isAtLeast: Operator<L>;
  readonly isAtMost: Operator<L>;
  readonly isEqualTo: Operator<L>;
  readonly isUnequalTo: Operator<L>;

  /** The left side where the right side has a series with the same labels; values are those of the left. */
  readonly and: SetOperator<L>;
  /** The left side where the right side has none. */
  readonly unless: SetOperator<L>;
  /** The left side, and what of the right side has labels that the left side lacks. */
  readonly or: OrOperator<L>;

  abs(): Vector<L>;
  ceil(): Vector<L>;
  floor(): Vector<L>;
  /** To the nearest multiple of `to`, which is 1 by default. */
  round(to?: number): Vector<L>;
  clampMin(least: number): Vector<L>;
  clampMax(most: number): Vector<L>;

  /** Sets a label from another by a regular expression; series that it does not match keep what they have. */
  labelReplace<const To extends string>(rule: LabelReplacement<To, LabelOf<L>>): Vector<L | To>;

  /** Names the series for a reader: `{{label}}` stands for the value of a label. */
  legend<const Text extends string>(text: LegendText<Text, L>): LegendedQuery;
}

/**
 * What is left of gauges and counters after an operation. `L` is the labels of its series: whatever names another one
 * does not compile.
 */
export interface Vector<L extends string = string> extends Level<L> {
  /** Every value that the expression had in a window, evaluated every `step`. */
  over(window: Duration, step: Duration): Range<L>;
  readonly rate: Refused<'rate() needs a counter as it is scraped: take it before sum(), on the metric itself'>;
  readonly increase: Refused<'increase() needs a counter as it is scraped: take it before sum(), on the metric itself'>;
}

/** Arithmetic and comparisons: with a number, with a vector of the same labels, or of others and a matching. */
export interface Operator<L extends string> {
  <R extends string = L>(right: number | (Query<R> & SameLabels<L, R>)): Vector<L>;
  <R extends string, const M extends Matching<L, R>>(
    right: Query<R>,
    matching: M & RestIsSame<L, R, M>,
  ): Vector<Joined<L, R, M>>;
}

/** `and` and `unless`: the result has the labels of the left side. */
export interface SetOperator<L extends string> {
  <R extends string>(right: Query<R> & SameLabels<L, R>): Vector<L>;
  <R extends string, const M extends SetMatching<L, R>>(right: Query<R>, matching: M & RestIsSame<L, R, M>): Vector<L>;
}

/** `or`: with a matching, the result may have the labels of either side. */
export interface OrOperator<L extends string> {
  <R extends string>(right: Query<R> & SameLabels<L, R>): Vector<L>;
  <R extends string>(right: Query<R>, matching: SetMatching<L, R>): Vector<L | R>;
}

/** What `label_replace` does. */
export interface LabelReplacement<To extends string, From extends string> {
  readonly to: To;
  readonly from: From;
  /** In the syntax of RE2; it must match the whole value. */
  readonly pattern: string;
  /** `$1` stands for what the first group matched. */
  readonly replacement: string;
}
