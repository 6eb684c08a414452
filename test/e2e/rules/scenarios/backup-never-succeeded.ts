import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { EXPORTER, NAMED_SOURCE, row, scraped, SOURCE, values } from '../series.ts';

const seen = row('backup_source_first_seen_timestamp_seconds', SOURCE);
const success = row('backup_last_success_timestamp_seconds', SOURCE);

/** What the alert of this name does. */
export const backupNeverSucceeded: readonly Scenario[] = [
  {
    name: 'a source without a success: it fires a day after it was first seen',
    series: page({ [seen]: values([0, 1600]) }, EXPORTER, 1600),
    fires: { '1440m': [], '1445m': [], '1446m': [NAMED_SOURCE] },
    says: {
      at: '1446m',
      summary: 'db:/srv has never been backed up successfully',
      description: 'db:/srv has been known for 1d 0h 6m 0s in repository 4f1a, without one successful run.',
    },
  },
  {
    name: 'the first run takes 20 hours and succeeds',
    series: page({ [seen]: values([0, 1700]), [success]: `_x1200 ${values([72_000, 500])}` }, EXPORTER, 1700),
    fires: { '600m': [], '1450m': [], '1690m': [] },
  },
  {
    name: 'a source that succeeded long ago is overdue, not this',
    series: page({ [seen]: values([-9_000_000, 240]), [success]: values([-8_000_000, 240]) }),
    fires: { '60m': [], '230m': [] },
  },
  {
    name: 'an exporter that restarts does not forget a success',
    series: {
      ...page({
        [seen]: values([-90_000, 60], ['gone', 8], [-90_000, 60]),
        [success]: values([-100, 60], ['gone', 8], [-100, 60]),
      }),
      [scraped(row('up'), EXPORTER)]: values([1, 60], [0, 8], [1, 60]),
    },
    fires: { '59m': [], '65m': [], '70m': [], '80m': [] },
  },
  ...habits({ rows: { [seen]: -90_000 }, states: [], raisedAfter: 60, labels: NAMED_SOURCE }),
];
