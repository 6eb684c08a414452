import { defineCheck } from '../check.ts';

/** Two panels with the same id. */
export const duplicatePanelId = defineCheck({
  id: 'duplicate-panel-id',
  scope: 'dashboard',
  defect: 'misleading',
  docs: {
    summary: 'Two panels of a dashboard have the same id.',
    why: 'Links to a panel, and alerts of it, find either; Grafana gives one of them another id when it loads.',
    bad: [
      {
        panels: [
          { id: 1, title: 'Hosts' },
          { id: 1, title: 'Jobs' },
        ],
      },
    ],
    good: [
      {
        panels: [
          { id: 1, title: 'Hosts' },
          { id: 2, title: 'Jobs' },
        ],
      },
    ],
  },
  check({ panels }, _context, report) {
    const seen = new Map<number, string>();
    for (const { id, title, path } of panels) {
      if (id === undefined) continue;
      const other = seen.get(id);
      if (other === undefined) seen.set(id, title);
      else {
        report({
          path: `${path}/id`,
          message: `The id ${id} is also that of \`${other}\`.`,
          fix: 'Give it an id of its own.',
        });
      }
    }
  },
});
