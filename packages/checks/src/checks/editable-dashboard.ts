import { defineCheck } from '../check.ts';

/** A dashboard from a file that can be edited. */
export const editableDashboard = defineCheck({
  id: 'editable-dashboard',
  scope: 'dashboard',
  defect: 'style',
  docs: {
    summary: 'The dashboard can be edited in Grafana.',
    why: 'It comes from a file, which overwrites every edit the next time it is read.',
    bad: [{ panels: [], editable: true }],
    good: [{ panels: [], editable: false }],
  },
  check({ json, path, flavour }, _context, report) {
    if (flavour === 'library-panel' || json['editable'] === false) return;
    report({ path: `${path}/editable`, message: 'The dashboard can be edited.', fix: 'Set `editable: false`.' });
  },
});
