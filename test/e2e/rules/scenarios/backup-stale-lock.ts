import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { NAMED_REPOSITORY, REPOSITORY, row, values } from '../series.ts';

const locks = row('backup_repository_locks', REPOSITORY);
const oldest = row('backup_repository_oldest_lock_timestamp_seconds', REPOSITORY);
const looked = row('backup_collector_last_success_timestamp_seconds', {
  tool: 'restic',
  name: 'offsite',
  question: 'locks',
});

/** What the alert of this name does. */
export const backupStaleLock: readonly Scenario[] = [
  {
    name: 'a lock whose holder is dead: it fires when a look finds it old, and ends when it is removed',
    series: page({
      [locks]: values([1, 100], [0, 60]),
      [oldest]: values([0, 100], ['gone', 60]),
      // A look every ten minutes.
      [looked]: values([0, 10], [600, 10], [1200, 10], [1800, 10], [2400, 60], [6000, 60]),
    }),
    fires: { '39m': [], '54m': [], '55m': [NAMED_REPOSITORY], '99m': [NAMED_REPOSITORY], '100m': [] },
    says: {
      at: '55m',
      summary: 'Repository offsite has a stale lock',
      description:
        'When repository offsite was last looked at, its oldest lock had not been renewed for 40m 0s. check, forget and prune fail while it is there.',
    },
  },
  {
    name: 'a backup runs for three hours and renews its lock; a look every hour sees it minutes old',
    series: page({
      [locks]: values([1, 240]),
      [oldest]: values([-120, 60], [3480, 60], [7080, 60], [10_680, 60]),
      [looked]: values([0, 60], [3600, 60], [7200, 60], [10_800, 60]),
    }),
    fires: { '20m': [], '59m': [], '119m': [], '179m': [], '239m': [] },
  },
  {
    name: 'no lock',
    series: page({ [locks]: values([0, 240]), [looked]: values([0, 240]) }),
    fires: { '60m': [], '239m': [] },
  },
  ...habits({
    rows: { [locks]: 1, [oldest]: -4000, [looked]: 0 },
    states: ['backup_repository_locks', 'backup_repository_oldest_lock_timestamp_seconds'],
    raisedAfter: 60,
    labels: NAMED_REPOSITORY,
  }),
];
