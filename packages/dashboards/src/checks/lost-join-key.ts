import { type Check, eachPanel, inPanel } from './check.ts';
import { resultLabels } from './columns.ts';

export const lostJoinKey: Check = {
  id: 'lost-join-key',
  summary: 'The queries of a table share no labels to merge on, or keep `__name__`, which differs: rows stay apart.',
  check: eachPanel((panel) => {
    if (panel.type !== 'table' || panel.targets.length < 2) return [];
    const labels = panel.targets.map((target) => ({ target, labels: resultLabels(target) }));
    const raw = labels
      .filter((of) => of.labels === undefined)
      .map(({ target }) =>
        inPanel(panel, `${target.path}/expr`, `Query \`${target.refId}\` keeps all labels.`, 'Group it: max by (host_id, host) (...).'),
      );
    const [first = [], ...others] = labels.flatMap((of) => of.labels === undefined ? [] : [of.labels]);
    const shared = first.filter((label) => others.every((other) => other.includes(label)));
    const merges = panel.transformations.some(({ id }) => id === 'merge');
    return shared.length > 0 && merges
      ? raw
      : [...raw, inPanel(panel, `${panel.path}/transformations`, 'The queries are not merged on a common label.', 'Group all queries by the same labels and add `merge`.')];
  }),
};
