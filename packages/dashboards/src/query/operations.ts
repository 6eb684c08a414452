import { atom, type Duration, operation, PRECEDENCE, type Selector, type Vector } from './vector.ts';

/** Sum over all series; empty when there are none. */
export const sum = (of: Vector): Vector<never> => atom(`sum(${of.text})`, [], [of]);

/** Smallest value of all series; empty when there are none. */
export const min = (of: Vector): Vector<never> => atom(`min(${of.text})`, [], [of]);

/** Number of series; empty, not zero, when there are none. */
export const count = (of: Vector): Vector<never> => atom(`count(${of.text})`, [], [of]);

/** Sum by labels that the series have. */
export function sumBy<L extends string, K extends L>(labels: readonly K[], of: Vector<L>): Vector<K> {
  return atom(`sum by (${labels.join(', ')}) (${of.text})`, labels, [of]);
}

/** Maximum by labels that the series have: one row per group, without `__name__` and whatever else a scrape adds. */
export function maxBy<L extends string, K extends L>(labels: readonly K[], of: Vector<L>): Vector<K> {
  return atom(`max by (${labels.join(', ')}) (${of.text})`, labels, [of]);
}

/** Rise per second of a counter, resets looked through. A gauge does not compile. */
export function rate<L extends string>(of: Selector<L, 'counter'>, window: Duration): Vector<L> {
  return atom(`rate(${of.text}[${window}])`, of.labels, [of]);
}

/** Rise of a counter over a window. A gauge does not compile. */
export function increase<L extends string>(of: Selector<L, 'counter'>, window: Duration): Vector<L> {
  return atom(`increase(${of.text}[${window}])`, of.labels, [of]);
}

/** Unix time of the newest sample, in seconds. Empty once the series is stale. */
export function timestamp<L extends string>(of: Selector<L>): Vector<L> {
  return atom(`timestamp(${of.text})`, of.labels, [of]);
}

/** Largest value that an expression had in a window, evaluated every `step`. */
export function maxOverTime<L extends string>(of: Vector<L>, window: Duration, step: Duration): Vector<L> {
  return atom(`max_over_time(${of.text}[${window}:${step}])`, of.labels, [of]);
}

/** Quantile (0 to 1) of a histogram from the rates of its buckets, within the error of the bucket bounds. */
export function histogramQuantile<L extends string>(
  quantile: number,
  of: 'le' extends L ? Vector<L> : never,
): Vector<Exclude<L, 'le'>> {
  const labels = of.labels.filter((label): label is Exclude<L, 'le'> => label !== 'le');
  return atom(`histogram_quantile(${quantile}, ${of.text})`, labels, [of]);
}

/** Seconds from a Unix time to now. */
export function secondsSince<L extends string>(time: Vector<L>): Vector<L> {
  return operation(atom('time()', [], []), '-', time, { precedence: PRECEDENCE.add, labels: time.labels });
}

/** Adds a number to every value. */
export function plus<L extends string>(of: Vector<L>, number: number): Vector<L> {
  const [operator, size] = number < 0 ? ['-', -number] : ['+', number];
  return operation(of, operator, literal(size), { precedence: PRECEDENCE.add, labels: of.labels });
}

/** Multiplies every value by a number. */
export function times<L extends string>(of: Vector<L>, number: number): Vector<L> {
  return operation(of, '*', literal(number), { precedence: PRECEDENCE.multiply, labels: of.labels });
}

/** Difference of two vectors with equal labels. */
export function minus<L extends string>(left: Vector<L>, right: Vector<NoInfer<L>>): Vector<L> {
  return operation(left, '-', right, { precedence: PRECEDENCE.add, labels: left.labels });
}

/** Quotient of two vectors with equal labels. */
export function dividedBy<L extends string>(left: Vector<L>, right: Vector<NoInfer<L>>): Vector<L> {
  return operation(left, '/', right, { precedence: PRECEDENCE.multiply, labels: left.labels });
}

/** Only the series whose value is above a number. */
export function whereAbove<L extends string>(of: Vector<L>, number: number): Vector<L> {
  return operation(of, '>', literal(number), { precedence: PRECEDENCE.compare, labels: of.labels });
}

/** 1 for the series whose value equals a number, 0 for the others: unlike a filter never empty when none does. */
export function isEqual<L extends string>(of: Vector<L>, number: number): Vector<L> {
  return operation(of, '== bool', literal(number), { precedence: PRECEDENCE.compare, labels: of.labels });
}

/** The left side, and what of the right side has a label set that the left side lacks. */
export function orElse<L extends string>(left: Vector<L>, right: Vector<NoInfer<L>>): Vector<L> {
  return operation(left, 'or', right, { precedence: PRECEDENCE.or, labels: left.labels });
}

/** The left side where the right side has a series with the same values of `labels`. */
export function onlyWhere<L extends string, K extends L>(
  left: Vector<L>,
  labels: readonly K[],
  right: Vector<K>,
): Vector<L> {
  return operation(left, `and on (${labels.join(', ')})`, right, { precedence: PRECEDENCE.and, labels: left.labels });
}

/** A single series without labels. */
export const constant = (number: number): Vector<never> => atom(`vector(${number})`, [], []);

const literal = (number: number): Vector<never> => atom(String(number), [], []);
