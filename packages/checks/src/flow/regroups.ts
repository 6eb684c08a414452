import type { Aggregation, Analysis, Expr } from '@lockstep/promql';

/** Whether an aggregation puts several series together, as far as labels tell: `by` all labels that there are does not. */
export function mergesSeries({ grouping }: Aggregation, input: Expr, analysis: Analysis): boolean {
  const may = analysis.labels(input)?.may;
  if (may === undefined || may === 'anything' || grouping === undefined)
    return grouping?.kind !== 'by' || may !== 'anything';
  const named = new Set(grouping.labels.map(({ name }) => name));
  if (grouping.labels.some(({ templated }) => templated)) return false;
  const lost = [...may].filter((label) => label !== '__name__' && named.has(label) === (grouping.kind === 'without'));
  return lost.length > 0;
}
