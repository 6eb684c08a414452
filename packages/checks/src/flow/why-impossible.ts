import { type LabelFlow, lossOf } from '@lockstep/promql';

/** The sentence behind "cannot be there": how a label got lost, or which labels there are instead. */
export function whyImpossible(flow: LabelFlow, label: string): string {
  const loss = lossOf(flow, label);
  return loss === undefined ? `Labels that can be there: ${labelList(flow)}.` : sentence(loss.reason);
}

/** Labels that series may have, for people: sorted, in backticks, without the name of the metric. */
export function labelList({ may }: LabelFlow): string {
  if (may === 'anything') return 'any';
  const labels = [...may].filter((label) => label !== '__name__').toSorted();
  return labels.length === 0 ? 'none' : labels.map((label) => `\`${label}\``).join(', ');
}

function sentence(reason: string): string {
  return reason.endsWith('.') ? reason : `${reason}.`;
}
