import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { EXPORTER, NAMED_SOURCE, row, type Series, SOURCE, values } from '../series.ts';

const what = row('backup_source_size_bytes', SOURCE);
const seen = row('backup_source_first_seen_timestamp_seconds', SOURCE);
const snapshots = row('backup_snapshots', { ...SOURCE, completeness: 'complete' });

const hourly = (rows: Readonly<Record<string, string>>): Series =>
  page({ [seen]: values([0, 330]), ...rows }, EXPORTER, 330);

/** What the alert of this name does. */
export const backupSourceSizeCollapsed: readonly Scenario[] = [
  {
    name: 'a disk was not mounted: a tenth is left. After a week that is what it is',
    step: '1h',
    series: hourly({ [what]: values([80_000_000_000, 24], [8_000_000_000, 300]) }),
    fires: { '23h': [], '25h': [NAMED_SOURCE], '180h': [NAMED_SOURCE], '200h': [] },
    says: {
      at: '25h',
      summary: 'The size of db:/srv has collapsed',
      description:
        'The newest snapshot of db:/srv in repository 4f1a has 10% of the size that it had within the last 7 days.',
    },
  },
  {
    name: 'the disk is mounted again',
    step: '1h',
    series: hourly({ [what]: values([80_000_000_000, 24], [8_000_000_000, 24], [80_000_000_000, 24]) }),
    fires: { '47h': [NAMED_SOURCE], '49h': [] },
  },
  {
    name: 'a source shrinks, and more than half is left',
    step: '1h',
    series: hourly({ [what]: values([80_000_000_000, 24], [50_000_000_000, 300]) }),
    fires: { '30h': [], '200h': [] },
  },
  {
    name: 'a source that was always small',
    step: '1h',
    series: hourly({ [what]: values([9_000_000, 24], [1, 100]) }),
    fires: { '30h': [], '100h': [] },
  },
  {
    name: 'the first run, and then a larger one: nothing to compare with is no collapse',
    series: page({ [seen]: values([0, 240]), [what]: `_x30 ${values([8_000_000_000, 60], [80_000_000_000, 150])}` }),
    fires: { '40m': [], '60m': [], '100m': [], '230m': [] },
  },
  {
    name: 'its snapshots were deleted, and the list of them is known: there is no size any more',
    series: page({
      [seen]: values([0, 240]),
      [snapshots]: values([3, 120], [0, 120]),
      [what]: values([80_000_000_000, 60], [8_000_000_000, 60], ['gone', 120]),
    }),
    fires: { '110m': [NAMED_SOURCE], '122m': [], '200m': [] },
  },
  ...habits({
    rows: { [seen]: 0, [snapshots]: 3, [what]: { first: 80_000_000_000, minutes: 70, last: 8_000_000_000 } },
    states: ['backup_source_size_bytes', 'backup_snapshots'],
    raisedAfter: 130,
    labels: NAMED_SOURCE,
  }),
];
