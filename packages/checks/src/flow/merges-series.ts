import type { Aggregation, Analysis, Expr } from '@lockstep/promql';

/** Whether an aggregation surely puts series together: `by` all labels that there are does not. */
export function mergesSeries({ grouping }: Aggregation, input: Expr, analysis: Analysis): boolean {
  if (grouping === undefined) return true;
  if (grouping.labels.some(({ templated }) => templated)) return false;
  const may = analysis.labels(input)?.may ?? 'anything';
  if (may === 'anything') return grouping.kind === 'without';
  const named = new Set(grouping.labels.map(({ name }) => name));
  const isDropped = (label: string) => named.has(label) === (grouping.kind === 'without');
  return [...may].some((label) => label !== '__name__' && isDropped(label));
}
