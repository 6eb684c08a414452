import { defineCheck } from '../check.ts';
import { UNITS } from '../generated/grafana-lists.ts';

/** Forms in which anything may follow: `suffix:jobs`. */
const FREE_FORM = /^(?:suffix|prefix|time|si|count|currency|bool):./;

/** A unit that Grafana does not know. */
export const unknownUnit = defineCheck({
  id: 'unknown-unit',
  scope: 'panel',
  defect: 'style',
  docs: {
    summary: 'A panel has a unit that is none of the ids of Grafana.',
    why: 'Grafana prints what it does not know behind the number: "12 byts".',
    bad: [{ fieldConfig: { defaults: { unit: 'byts' } } }],
    good: [{ fieldConfig: { defaults: { unit: 'bytes' } } }, { fieldConfig: { defaults: { unit: 'suffix: jobs' } } }],
  },
  check({ panel }, _context, report) {
    for (const { id, value, path } of panel.fieldOptions) {
      if (id !== 'unit' || typeof value !== 'string' || value === '') continue;
      if (UNITS.has(value) || FREE_FORM.test(value)) continue;
      report({
        path,
        message: `\`${value}\` is no unit of Grafana.`,
        fix: 'Use an id of the list, as `bytes`, `s`, `none`; for a word of your own, `suffix:word`.',
      });
    }
  },
});
