import { canHave, type Analysis, type Expr, type Selector, selectorsIn } from '@lockstep/promql';
import type { KnownMetrics } from '../known-metrics.ts';

/** The vector from whose buckets a call works something out; undefined for any other node. */
export function takesBuckets(node: Expr): Expr | undefined {
  const position = node.kind === 'call' ? BUCKETS_AT.get(node.function.name) : undefined;
  return node.kind === 'call' && position !== undefined ? node.args[position] : undefined;
}

/** Functions of classic and native histograms, and which argument is the vector. */
const BUCKETS_AT: ReadonlyMap<string, number> = new Map([
  ['histogram_quantile', 1],
  ['histogram_quantiles', 0],
  ['histogram_fraction', 2],
]);

/** What samples of a vector are: all native histograms, none of them, or not known. */
export function nativeSamples(expr: Expr, metrics: KnownMetrics): 'all' | 'none' | 'unknown' {
  const series = selectorsIn(expr).map((selector) => metrics.selected(selector));
  if (series.length === 0 || series.some((one) => one === undefined || one.role === 'recorded')) return 'unknown';
  if (series.every((one) => one?.role === 'native')) return 'all';
  return series.some((one) => one?.role === 'native' || one?.kind === 'unknown') ? 'unknown' : 'none';
}

/** Whether the series of a vector may have the bounds of classic buckets. */
export function canHaveBounds(expr: Expr, analysis: Analysis): boolean {
  const flow = analysis.labels(expr);
  return flow === undefined || canHave(flow, 'le');
}

/** A selector of a summary in an expression, if there is one. */
export function summaryIn(expr: Expr, metrics: KnownMetrics): Selector | undefined {
  return selectorsIn(expr).find((selector) => metrics.selected(selector)?.description.type === 'summary');
}
