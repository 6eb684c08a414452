import { defineCheck } from '../check.ts';
import { declaredNames, variableUses } from '../variable-uses.ts';

/** Whether a name has the form that Grafana gives to what an import asks for: `DS_PROMETHEUS`, `VAR_HOST`. */
export function isImportInput(name: string): boolean {
  return /^(?:DS|VAR)_[A-Z0-9_-]+$/.test(name);
}

/** An input of an import that nobody asks for. */
export const unresolvedInput = defineCheck({
  id: 'unresolved-input',
  scope: 'dashboard',
  defect: 'impossible',
  docs: {
    summary: 'The dashboard refers to an input of an import, and has no `__inputs` that declare it.',
    why: 'Only the import by hand replaces inputs, and only those declared: the panels say that the data source was not found.',
    bad: [{ panels: [{ datasource: '${DS_PROMETHEUS}', targets: [{ refId: 'A', expr: 'up' }] }] }],
    good: [
      {
        panels: [{ datasource: { type: 'prometheus', uid: '${datasource}' }, targets: [{ refId: 'A', expr: 'up' }] }],
        templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }] },
      },
    ],
  },
  check(dashboard, _context, report) {
    if (dashboard.flavour === 'library-panel') return;
    const declared = declaredNames(dashboard);
    const seen = new Set<string>();
    for (const { path, value } of variableUses(dashboard)) {
      if (!isImportInput(value) || declared.has(value) || seen.has(value)) continue;
      seen.add(value);
      report({
        path,
        message: `Nothing declares \`${value}\`, which stands for an input of an import.`,
        fix: 'Use a data source variable: `{ "type": "prometheus", "uid": "${datasource}" }`.',
      });
    }
  },
});
