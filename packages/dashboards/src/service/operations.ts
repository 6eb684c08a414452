import { type NotAsked, promql, type Vector } from '@lockstep/query';
import { RATE_WINDOW } from '../window.ts';

/** Series of a counter, narrowed down to what the reader chose, whatever labels they have. */
export type CounterSeries = NotAsked<string, unknown>;

/**
 * Something that a service does often and that may fail: requests, calls, queries of its database. Labels are not known
 * to the compiler here; one that the series lack is refused when the query is made.
 */
export interface Operations {
  readonly all: CounterSeries;
  /** Those of `all` that count as failed. */
  readonly failed: CounterSeries;
  /** How long each took: a classic histogram. */
  readonly duration?: { readonly bucket: CounterSeries };
}

/** How many there are per second, for each combination of the labels. */
export function rateOf({ all }: Operations, by: readonly string[], window: string = RATE_WINDOW): Vector {
  return summed(all, by, window);
}

/** The share that fails: 0 where there are some and none fails, absent where there are none. */
export function failingShare({ all, failed }: Operations, by: readonly string[], window: string = RATE_WINDOW): Vector {
  const rate = summed(all, by, window);
  return summed(failed, by, window).or(rate.times(0)).ratio(rate);
}

/** A duration with all its parts, or the reason why there is none. */
export type Timed = Operations & Required<Pick<Operations, 'duration'>>;

/** Seconds within which a share (0 to 1) of them ended; absent, not NaN, where there were none. */
export function secondsOf(
  { duration }: Timed,
  quantile: number,
  by: readonly string[],
  window: string = RATE_WINDOW,
): Vector {
  return summed(duration.bucket, [...by, 'le'], window)
    .histogramQuantile(quantile)
    .atLeast(0);
}

function summed(series: CounterSeries, by: readonly string[], window: string): Vector {
  const rate: Vector = promql`rate(${series}[${window}])`;
  const [first, ...rest] = by;
  // The tag forgets that there are no labels, so that both have one type.
  return first === undefined ? promql`${rate.sum()}` : rate.sumBy(first, ...rest);
}
