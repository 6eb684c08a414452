import { type LabelFlow, lossOf, nearest } from '@lockstep/promql';

/** The sentence behind "cannot be there": how a label got lost, or which labels there are. */
export function whyImpossible(flow: LabelFlow, label: string): string {
  return lossOf(flow, label)?.reason ?? `Labels that can be there: ${labelList(flow)}.`;
}

/** How to repair it: a label that got lost can be kept; one that never was there is misspelt, or another is meant. */
export function instead(flow: LabelFlow, label: string): string {
  if (lossOf(flow, label) !== undefined) return `Keep \`${label}\` there, or use what is left: ${labelList(flow)}.`;
  if (flow.may !== 'anything' && flow.may.size === 0) return 'There are no labels here at all.';
  const meant = flow.may === 'anything' ? undefined : nearest(label, flow.may);
  return meant === undefined ? 'Use a label that can be there.' : `Did you mean \`${meant}\`?`;
}

/** Labels that series may have, for people: sorted, in backticks, without the name of the metric. */
function labelList({ may }: LabelFlow): string {
  if (may === 'anything') return 'any';
  const labels = [...may].filter((label) => label !== '__name__').toSorted();
  return labels.length === 0 ? 'none' : labels.map((label) => `\`${label}\``).join(', ');
}
