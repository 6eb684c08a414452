import { type Check, eachPanel, inPanel } from './check.ts';
import { arrayOf, recordOf } from './loose.ts';

/** Threshold steps do not start at null and rise; Grafana would colour wrongly. */
export const unsortedThresholds: Check = {
  id: 'unsorted-thresholds',
  check: eachPanel((panel) =>
    panel.fieldOptions
      .filter(({ id, value }) => id === 'thresholds' && !rises(value))
      .map(({ path }) =>
        inPanel(
          panel,
          `${path}/steps`,
          'The steps do not start at null and rise.',
          'Put the base first, then sort by value.',
        ),
      ),
  ),
};

function rises(thresholds: unknown): boolean {
  const values = arrayOf(recordOf(thresholds)['steps']).map((step) => recordOf(step)['value']);
  const [base, ...steps] = values;
  return (
    base === null && steps.every((value, i) => typeof value === 'number' && (i === 0 || value > Number(steps[i - 1])))
  );
}
