import { defineCheck } from '../check.ts';
import { variableIn } from '../documents/data-source.ts';

/** A query that is bound to one data source. */
export const fixedDatasource = defineCheck({
  id: 'fixed-datasource',
  scope: 'panel',
  defect: 'style',
  docs: {
    summary: 'A query names no data source, or one by its name or uid instead of by a variable.',
    why: 'On another Grafana the data source has another uid, or the default is none of Prometheus.',
    bad: [
      { targets: [{ refId: 'A', expr: 'up' }] },
      { datasource: { type: 'prometheus', uid: 'PBFA97CFB590B2093' }, targets: [{ refId: 'A', expr: 'up' }] },
    ],
    good: [{ datasource: { type: 'prometheus', uid: '${datasource}' }, targets: [{ refId: 'A', expr: 'up' }] }],
  },
  check({ panel }, _context, report) {
    const fixed = panel.targets.find(({ datasource }) => variableIn(datasource?.value ?? '') === undefined);
    if (fixed === undefined) return;
    report({
      path: fixed.datasource?.path ?? `${fixed.targetPath}/datasource`,
      message:
        fixed.datasource === undefined
          ? `Query \`${fixed.refId}\` goes to the default data source, whatever that is.`
          : `Query \`${fixed.refId}\` goes to the data source \`${fixed.datasource.value}\`, which may not be there.`,
      fix: 'Declare a variable of the type `datasource`, and write `{ "type": "prometheus", "uid": "${datasource}" }`.',
    });
  },
});
