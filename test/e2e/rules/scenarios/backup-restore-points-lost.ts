import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { NAMED_SOURCE, row, SOURCE, values } from '../series.ts';

const lost = row('backup_restore_points_lost', SOURCE);
const seen = row('backup_source_first_seen_timestamp_seconds', SOURCE);
const snapshots = row('backup_snapshots', { ...SOURCE, completeness: 'complete' });

/** What the alert of this name does. */
export const backupRestorePointsLost: readonly Scenario[] = [
  {
    name: 'the newest restore point of an earlier look is gone',
    series: page({ [lost]: values([0, 10], [1, 100], [0, 60]) }),
    fires: { '14m': [], '15m': [NAMED_SOURCE], '109m': [NAMED_SOURCE], '110m': [] },
    says: {
      at: '15m',
      summary: 'Restore points of db:/srv are gone',
      description: 'The newest restore point of db:/srv that was ever seen in repository 4f1a is not there any more.',
    },
  },
  {
    name: 'retention removes old snapshots and keeps the newest',
    series: page({ [lost]: values([0, 240]), [snapshots]: values([30, 100], [7, 140]) }),
    fires: { '60m': [], '239m': [] },
  },
  ...habits({
    rows: { [seen]: 0, [snapshots]: 0, [lost]: 1 },
    states: ['backup_restore_points_lost', 'backup_snapshots'],
    raisedAfter: 60,
    labels: NAMED_SOURCE,
  }),
];
