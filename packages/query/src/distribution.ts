import { Expression } from './expression.ts';
import type { Known } from './known-series.ts';
import { type AnyWhere, narrowed, type Selection } from './selection.ts';

/** Everything that a classic histogram can do. The series of its parts are counters. */
export function histogramOf(selection: Selection, known: Known): AnyHistogram {
  const bucket = part(selection, known, '_bucket');
  const { count, sum } = totalsOf(selection, known);
  return {
    bucket,
    count,
    sum,
    where: (labels) => histogramOf(narrowed(selection, labels), known),
    offset: (ago) => histogramOf({ ...selection, offset: ago }, known),
    quantile: (quantile, window, ...by) =>
      bucket
        .rate(window)
        .sumBy(...by, 'le')
        .histogramQuantile(quantile),
    average: (window, ...by) => summed(sum.rate(window), by).ratio(summed(count.rate(window), by)),
  };
}

/** Everything that a native histogram can do. */
export function nativeHistogramOf(selection: Selection, known: Known): AnyNativeHistogram {
  const histogram = Expression.select(selection, known);
  return {
    where: (labels) => nativeHistogramOf(narrowed(selection, labels), known),
    offset: (ago) => nativeHistogramOf({ ...selection, offset: ago }, known),
    quantile: (quantile, window, ...by) => summed(histogram.rate(window), by).histogramQuantile(quantile),
    average: (window, ...by) => summed(histogram.rate(window), by).histogramAvg(),
  };
}

/** Everything that a summary can do. */
export function summaryOf(selection: Selection, known: Known): AnySummary {
  return {
    ...totalsOf(selection, known),
    quantiles: part(selection, known, ''),
    where: (labels) => summaryOf(narrowed(selection, labels), known),
  };
}

interface Totals {
  readonly count: Expression;
  readonly sum: Expression;
}

interface Distribution {
  readonly quantile: (quantile: number, window: string, ...by: readonly string[]) => Expression;
  readonly average: (window: string, ...by: readonly string[]) => Expression;
}

interface AnyHistogram extends Totals, Distribution {
  readonly bucket: Expression;
  readonly where: (labels: AnyWhere) => AnyHistogram;
  readonly offset: (ago: string) => AnyHistogram;
}

interface AnyNativeHistogram extends Distribution {
  readonly where: (labels: AnyWhere) => AnyNativeHistogram;
  readonly offset: (ago: string) => AnyNativeHistogram;
}

interface AnySummary extends Totals {
  readonly quantiles: Expression;
  readonly where: (labels: AnyWhere) => AnySummary;
}

function totalsOf(selection: Selection, known: Known): Totals {
  return { count: part(selection, known, '_count'), sum: part(selection, known, '_sum') };
}

function part(selection: Selection, known: Known, suffix: string): Expression {
  return Expression.select({ ...selection, name: selection.name + suffix }, known);
}

function summed(rates: Expression, by: readonly string[]): Expression {
  return by.length === 0 ? rates.sum() : rates.sumBy(...by);
}
