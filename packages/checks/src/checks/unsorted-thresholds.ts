import { defineCheck } from '../check.ts';
import { arrayOf, recordOf } from '../documents/loose.ts';

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
  check({ panel }, _context, report) {
    for (const { value, path } of panel.fieldOptions.filter(({ id }) => id === 'thresholds')) {
      const [base = null, ...steps] = arrayOf(recordOf(value)['steps']).map((step) => recordOf(step)['value'] ?? null);
      const isSorted = steps.every((one, i) => typeof one === 'number' && (i === 0 || one > Number(steps[i - 1])));
      if (base === null && isSorted) continue;
      const written = [base, ...steps].map((one) => JSON.stringify(one)).join(', ');
      report({
        path: `${path}/steps`,
        message: `The steps do not start at null and rise: ${written}.`,
        fix: 'Put the base first, then sort by value.',
        // Whatever the base says, it counts as null; Grafana 12 itself writes 0.
        ...(isSorted ? { defect: 'style' as const } : {}),
      });
    }
  },
});
