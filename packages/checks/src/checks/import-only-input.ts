import { defineCheck } from '../check.ts';

/** An export that cannot be provisioned. */
export const importOnlyInput = defineCheck({
  id: 'import-only-input',
  scope: 'dashboard',
  defect: 'style',
  docs: {
    summary: 'The dashboard has `__inputs`, as an export has.',
    why: 'Only the import by hand asks for them; a provisioned file keeps `${DS_PROMETHEUS}` as it is, and finds no data source.',
    bad: [{ panels: [], __inputs: [{ name: 'DS_PROMETHEUS', type: 'datasource', pluginId: 'prometheus' }] }],
    good: [{ panels: [], templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }] } }],
  },
  check({ inputs }, _context, report) {
    for (const { path, value } of inputs) {
      report({
        path,
        message: `\`${value}\` is only replaced by the import by hand.`,
        fix: 'Use a data source variable, which works on both ways.',
      });
    }
  },
});
