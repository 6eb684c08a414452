import { defineCheck } from '../check.ts';
import { DATA_PANELS } from '../data-panels.ts';

/** A panel for data that asks for none. */
export const panelWithoutQuery = defineCheck({
  id: 'panel-without-query',
  scope: 'panel',
  defect: 'misleading',
  docs: {
    summary: 'A panel that draws data has no query.',
    why: 'It says "No data", which looks like a fault of what it should show.',
    bad: [{ type: 'stat', title: 'Hosts', targets: [] }],
    good: [
      { type: 'text', title: 'About' },
      { type: 'stat', title: 'Hosts', targets: [{ refId: 'A', expr: 'up' }] },
    ],
  },
  check({ panel: { type, targetCount, path, library } }, _context, report) {
    if (!DATA_PANELS.has(type) || targetCount > 0 || library !== undefined) return;
    report({ path, message: 'The panel has no query.', fix: 'Give it one, or remove it.' });
  },
});
