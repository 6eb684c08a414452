import type { Finding } from '../problem.ts';
import { type Check, eachPanel, inPanel } from './check.ts';
import { resultLabels } from './columns.ts';
import type { PanelView } from './view.ts';

/** The queries of a table share no labels to merge on, or keep `__name__`, which differs: rows stay apart. */
export const lostJoinKey: Check = {
  id: 'lost-join-key',
  check: eachPanel((panel) =>
    panel.type !== 'table' || panel.targets.length < 2 ? [] : [...ungrouped(panel), ...unmerged(panel)],
  ),
};

function ungrouped(panel: PanelView): Finding[] {
  const fix = 'Group it: max by (host_id, host) (...).';
  return panel.targets
    .filter((target) => resultLabels(target) === undefined)
    .map(({ path, refId }) => inPanel(panel, `${path}/expr`, `Query \`${refId}\` keeps all labels.`, fix));
}

function unmerged(panel: PanelView): Finding[] {
  const [first = [], ...others] = panel.targets.flatMap((target) => {
    const labels = resultLabels(target);
    return labels === undefined ? [] : [labels];
  });
  const isShared = first.some((label) => others.every((other) => other.includes(label)));
  if (isShared && panel.transformations.some(({ id }) => id === 'merge')) return [];
  const message = 'The queries are not merged on a common label.';
  return [inPanel(panel, `${panel.path}/transformations`, message, 'Group all by the same labels and add `merge`.')];
}
