import { type Check, eachPanel, inPanel } from './check.ts';
import { shownColumns } from './columns.ts';

/** Two columns of a table have the same name; overrides would apply to both. */
export const repeatedColumn: Check = {
  id: 'repeated-column',
  check: eachPanel((panel) => {
    const columns = panel.type === 'table' ? (shownColumns(panel) ?? []) : [];
    return columns
      .filter((name, i) => columns.indexOf(name) < i)
      .map((name) =>
        inPanel(panel, `${panel.path}/transformations`, `Two columns are called \`${name}\`.`, 'Rename one of them.'),
      );
  }),
};
