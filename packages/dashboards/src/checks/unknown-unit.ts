import { UNITS } from '../generated/grafana-lists.ts';
import { type Check, eachPanel, inPanel } from './check.ts';

/** Forms in which anything may follow: `suffix:jobs`. */
const FREE_FORM = /^(?:suffix|prefix|time|si|count|currency|bool):./;

/** A unit that Grafana does not know; it would print the id behind the number. */
export const unknownUnit: Check = {
  id: 'unknown-unit',
  check: eachPanel((panel) =>
    panel.fieldOptions
      .filter(
        ({ id, value }) => id === 'unit' && typeof value === 'string' && !UNITS.has(value) && !FREE_FORM.test(value),
      )
      .map(({ path, value }) =>
        inPanel(
          panel,
          path,
          `\`${String(value)}\` is no unit of Grafana.`,
          'Use an id of the list, as `bytes`, `s`, `none`.',
        ),
      ),
  ),
};
