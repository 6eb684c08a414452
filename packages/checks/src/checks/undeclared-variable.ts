import { defineCheck } from '../check.ts';
import { isImportInput } from './unresolved-input.ts';
import { declaredNames, variableUses } from '../variable-uses.ts';

/** A variable that a dashboard uses and does not have. */
export const undeclaredVariable = defineCheck({
  id: 'undeclared-variable',
  scope: 'dashboard',
  defect: 'impossible',
  docs: {
    summary: 'A query, a text or a data source uses a variable that the dashboard does not have.',
    why: 'Grafana keeps the text as it is: a query finds nothing, a title shows `${host}`.',
    bad: [
      { panels: [{ targets: [{ refId: 'A', expr: 'host_up{host="$host"}' }] }] },
      { panels: [{ title: 'Size of ${host}' }] },
    ],
    good: [
      {
        panels: [{ title: 'Size of ${host}', targets: [{ refId: 'A', expr: 'host_up{host="$host"}' }] }],
        templating: { list: [{ name: 'host', type: 'query', query: 'label_values(host_up, host)' }] },
      },
    ],
  },
  check(dashboard, _context, report) {
    if (dashboard.flavour === 'library-panel') return;
    const declared = declaredNames(dashboard);
    const seen = new Set<string>();
    for (const { path, value } of variableUses(dashboard)) {
      const key = `${path} ${value}`;
      if (declared.has(value) || isImportInput(value) || seen.has(key)) continue;
      seen.add(key);
      report({
        path,
        message: `The variable \`${value}\` is not declared.`,
        fix: 'Declare it under `templating`, or use one that is declared.',
      });
    }
  },
});
