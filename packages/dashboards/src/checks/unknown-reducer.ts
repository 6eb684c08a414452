import { REDUCERS } from '../generated/grafana-lists.ts';
import { type Check, eachPanel, inPanel } from './check.ts';
import { arrayOf, recordOf } from './loose.ts';

/** Where panels name reducers. */
const PLACES = [
  ['reduceOptions', 'calcs'],
  ['legend', 'calcs'],
  ['footer', 'reducer'],
] as const;

/** A reducer that Grafana does not know; the value stays empty. */
export const unknownReducer: Check = {
  id: 'unknown-reducer',
  check: eachPanel((panel) =>
    PLACES.flatMap(([option, key]) =>
      arrayOf(recordOf(panel.options[option])[key]).flatMap((reducer, i) =>
        typeof reducer === 'string' && Object.hasOwn(REDUCERS, reducer)
          ? []
          : [
              inPanel(
                panel,
                `${panel.path}/options/${option}/${key}/${i}`,
                `\`${String(reducer)}\` is no reducer of Grafana.`,
                'Use an id of the list, as `lastNotNull`, `max`.',
              ),
            ],
      ),
    ),
  ),
};
