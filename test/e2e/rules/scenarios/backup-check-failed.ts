import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { NAMED_REPOSITORY, REPOSITORY, row, values } from '../series.ts';

const check = (depth: string): string => row('backup_repository_last_check_success', { ...REPOSITORY, depth });

/** What the alert of this name does. */
export const backupCheckFailed: readonly Scenario[] = [
  {
    name: 'a check finds damage, of one depth; a later one finds none',
    series: page({ [check('structure')]: values([1, 240]), [check('data')]: values([1, 10], [0, 100], [1, 60]) }),
    fires: {
      '14m': [],
      '15m': [{ ...NAMED_REPOSITORY, depth: 'data' }],
      '109m': [{ ...NAMED_REPOSITORY, depth: 'data' }],
      '110m': [],
    },
    says: {
      at: '15m',
      summary: 'Repository offsite is damaged',
      description:
        'The last check of depth data found errors in restic repository offsite. Backups go on and may not be restorable.',
    },
  },
  {
    name: 'nothing was ever checked, which is for BackupCheckTooOld',
    series: page({}),
    fires: { '60m': [] },
  },
  ...habits({
    rows: { [check('structure')]: 0 },
    states: [],
    raisedAfter: 60,
    labels: { ...NAMED_REPOSITORY, depth: 'structure' },
  }),
];
