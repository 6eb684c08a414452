import { defineCheck } from '../check.ts';
import { shownColumns } from '../columns.ts';

/** Two columns of a table with one name. */
export const repeatedColumn = defineCheck({
  id: 'repeated-column',
  scope: 'panel',
  defect: 'misleading',
  docs: {
    summary: 'Two columns of a table have the same name.',
    why: 'Readers cannot tell them apart, and an override by name applies to both.',
    bad: [
      {
        type: 'table',
        targets: [{ refId: 'A', expr: 'sum by (host) (host_up)', format: 'table', instant: true }],
        transformations: [{ id: 'organize', options: { renameByName: { host: 'Host', Value: 'Host' } } }],
      },
    ],
    good: [
      {
        type: 'table',
        targets: [{ refId: 'A', expr: 'sum by (host) (host_up)', format: 'table', instant: true }],
        transformations: [{ id: 'organize', options: { renameByName: { host: 'Host', Value: 'Up' } } }],
      },
    ],
  },
  check(subject, _context, report) {
    const seen = new Set<string>();
    const repeated = new Set<string>();
    for (const name of shownColumns(subject) ?? []) (seen.has(name) ? repeated : seen).add(name);
    for (const name of repeated) {
      report({
        path: `${subject.panel.path}/transformations`,
        message: `Two columns are called \`${name}\`.`,
        fix: 'Rename one of them.',
      });
    }
  },
});
