import { defineCheck } from '../check.ts';

/** Transformations that take answers as they come; others may need ranges or series. */
const SIMPLE: ReadonlySet<string> = new Set(['merge', 'organize', 'sortBy']);

/** A query of a table in a shape that is none of a table. */
export const tableQueryShape = defineCheck({
  id: 'table-query-shape',
  scope: 'panel',
  defect: 'misleading',
  docs: {
    summary: 'A query of a table is not instant, or not in table format.',
    why: 'A range gives a row for every step; without table format, each series is a table of its own behind a menu.',
    bad: [
      { type: 'table', targets: [{ refId: 'A', expr: 'up', format: 'table' }] },
      { type: 'table', targets: [{ refId: 'A', expr: 'up', instant: true }] },
    ],
    good: [
      { type: 'table', targets: [{ refId: 'A', expr: 'up', format: 'table', instant: true }] },
      { type: 'table', targets: [{ refId: 'A', expr: 'up' }], transformations: [{ id: 'reduce', options: {} }] },
    ],
  },
  check({ panel }, _context, report) {
    if (panel.type !== 'table' || panel.transformations.some(({ id }) => !SIMPLE.has(id))) return;
    for (const { use, targetPath, refId } of panel.targets) {
      if (use.kind !== 'panel' || (use.instant && !use.range && use.format === 'table')) continue;
      report({
        path: targetPath,
        message: `Query \`${refId}\` is not an instant query in table format.`,
        fix: 'Set `instant` and `format: table`.',
      });
    }
  },
});
