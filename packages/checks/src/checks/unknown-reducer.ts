import { defineCheck } from '../check.ts';
import { placedIn, recordOf } from '../documents/loose.ts';
import { REDUCERS } from '../generated/grafana-lists.ts';

/** Where panels name reducers. */
const PLACES = [
  ['reduceOptions', 'calcs'],
  ['legend', 'calcs'],
  ['footer', 'reducer'],
] as const;

/** A reducer that Grafana does not know. */
export const unknownReducer = defineCheck({
  id: 'unknown-reducer',
  scope: 'panel',
  defect: 'impossible',
  docs: {
    summary: 'A panel reduces its values by something that Grafana does not know.',
    why: 'The value stays empty, or the panel fails.',
    bad: [{ options: { reduceOptions: { calcs: ['lastNotNul'] } } }],
    good: [{ options: { reduceOptions: { calcs: ['lastNotNull'] }, legend: { calcs: ['mean', 'p95'] } } }],
  },
  check({ panel: { options } }, _context, report) {
    for (const [option, key] of PLACES) {
      for (const { path, value } of placedIn(
        recordOf(options.value[option])[key],
        `${options.path}/${option}/${key}`,
      )) {
        if (typeof value === 'string' && Object.hasOwn(REDUCERS, value)) continue;
        report({
          path,
          message: `\`${String(value)}\` is no reducer of Grafana.`,
          fix: 'Use an id of the list, as `lastNotNull`, `max`.',
        });
      }
    }
  },
});
