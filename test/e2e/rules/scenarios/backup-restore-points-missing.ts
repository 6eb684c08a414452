import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { NAMED_SOURCE, row, SOURCE, values } from '../series.ts';

const kept = row('backup_retention_kept', SOURCE);
const seen = row('backup_source_first_seen_timestamp_seconds', SOURCE);
const snapshots = row('backup_snapshots', { ...SOURCE, completeness: 'complete' });

/** What the alert of this name does. */
export const backupRestorePointsMissing: readonly Scenario[] = [
  {
    name: 'restore points that were promised are not there, until they are again',
    series: page({ [kept]: values([1, 10], [0, 100], [1, 60]) }),
    fires: { '24m': [], '25m': [NAMED_SOURCE], '109m': [NAMED_SOURCE], '110m': [] },
    says: {
      at: '25m',
      summary: 'Restore points of db:/srv are missing',
      description: 'The snapshots of db:/srv in repository 4f1a are not those that its retention rules promise.',
    },
  },
  {
    name: 'a source without retention rules, and one that is new and keeps them',
    series: page({ [row('backup_retention_kept', { ...SOURCE, source_id: 'ffff' })]: values([1, 240]) }),
    fires: { '60m': [], '239m': [] },
  },
  {
    name: 'the rules are taken away while the snapshots are known: it ends',
    series: page({ [kept]: values([0, 60], ['gone', 60]), [snapshots]: values([3, 240]), [seen]: values([0, 240]) }),
    fires: { '59m': [NAMED_SOURCE], '61m': [], '100m': [] },
  },
  ...habits({
    rows: { [seen]: 0, [snapshots]: 3, [kept]: 0 },
    states: ['backup_retention_kept', 'backup_snapshots'],
    raisedAfter: 60,
    labels: NAMED_SOURCE,
  }),
];
