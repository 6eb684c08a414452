import { type Check, eachPanel, inPanel } from './check.ts';

/** Two queries of a panel have the same refId; one would replace the other. */
export const duplicateRefId: Check = {
  id: 'duplicate-ref-id',
  check: eachPanel((panel) =>
    panel.targets
      .filter(({ refId }, i) => panel.targets.findIndex((target) => target.refId === refId) < i)
      .map(({ path, refId }) =>
        inPanel(panel, `${path}/refId`, `The refId \`${refId}\` is used twice.`, 'Name each query by what it asks.'),
      ),
  ),
};
