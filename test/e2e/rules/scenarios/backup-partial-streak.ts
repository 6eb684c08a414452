import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { NAMED_SOURCE, row, SOURCE, values } from '../series.ts';

const runs = row('backup_unsuccessful_runs', SOURCE);

/** What the alert of this name does. */
export const backupPartialStreak: readonly Scenario[] = [
  {
    name: 'three runs in a row save not everything',
    series: page({ [runs]: values([1, 60], [2, 60], [3, 60], [0, 60]) }),
    fires: { '59m': [], '119m': [], '124m': [], '125m': [NAMED_SOURCE], '179m': [NAMED_SOURCE], '180m': [] },
    says: {
      at: '125m',
      summary: 'db:/srv has had no whole backup for several runs',
      description: 'The last 3 runs for db:/srv into repository 4f1a were partial, cancelled or failed.',
    },
  },
  {
    name: 'a partial run every other night',
    series: page({ [runs]: values([1, 60], [0, 60], [1, 60], [0, 60]) }),
    fires: { '50m': [], '110m': [], '170m': [], '230m': [] },
  },
  ...habits({ rows: { [runs]: 4 }, states: [], raisedAfter: 60, labels: NAMED_SOURCE }),
];
