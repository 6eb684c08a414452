import { defineCheck, type PanelSubject } from '../check.ts';
import { arrayOf, numberOf, recordOf } from '../documents/loose.ts';

/** Schema version from which Grafana itself writes 0 for the base. */
const ZERO_BASE_SINCE = 42;

/** Threshold steps that do not start at the base and rise. */
export const unsortedThresholds = defineCheck({
  id: 'unsorted-thresholds',
  scope: 'panel',
  defect: 'misleading',
  docs: {
    summary: 'Threshold steps do not rise, or the first is not the base, whose value is null.',
    why: 'Grafana takes the first step for everything below the second, and colours by the order, without a word.',
    bad: [
      {
        fieldConfig: {
          defaults: {
            thresholds: {
              steps: [
                { value: null, color: 'red' },
                { value: 1, color: 'blue' },
                { value: 0.9, color: 'orange' },
              ],
            },
          },
        },
      },
      {
        fieldConfig: {
          defaults: {
            thresholds: {
              steps: [
                { value: 1, color: 'red' },
                { value: 2, color: 'blue' },
              ],
            },
          },
        },
      },
    ],
    good: [
      {
        fieldConfig: {
          defaults: {
            thresholds: {
              steps: [
                { value: null, color: 'red' },
                { value: 1, color: 'blue' },
              ],
            },
          },
        },
      },
    ],
  },
  check({ panel, dashboard }, _context, report) {
    for (const { value, path } of panel.fieldOptions.filter(({ id }) => id === 'thresholds')) {
      const values = arrayOf(recordOf(value)['steps']).map((step) => recordOf(step)['value']);
      if (values.length === 0 || rises(values, dashboard)) continue;
      report({
        path: `${path}/steps`,
        message: `The steps do not start at null and rise: ${values.map((one) => JSON.stringify(one ?? null)).join(', ')}.`,
        fix: 'Put the base first, then sort by value.',
      });
    }
  },
});

function rises([base, ...steps]: readonly unknown[], dashboard: PanelSubject['dashboard']): boolean {
  const version = numberOf(dashboard.json['schemaVersion']) ?? 0;
  const writesZero = dashboard.flavour === 'elements' || version >= ZERO_BASE_SINCE;
  const isBase = base === null || base === undefined || (writesZero && base === 0);
  return isBase && steps.every((value, i) => typeof value === 'number' && (i === 0 || value > Number(steps[i - 1])));
}
