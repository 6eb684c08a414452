import { type Check, eachPanel, inPanel } from './check.ts';

/** A query of a table is not instant or not in table format; every sample would be a row or a table. */
export const tableQueryShape: Check = {
  id: 'table-query-shape',
  check: eachPanel((panel) =>
    panel.targets
      .filter(({ instant, range, format }) => panel.type === 'table' && (!instant || range || format !== 'table'))
      .map(({ path, refId }) =>
        inPanel(
          panel,
          path,
          `Query \`${refId}\` is not an instant query in table format.`,
          'Set `instant` and `format: table`.',
        ),
      ),
  ),
};
