import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { NAMED_REPOSITORY, REPOSITORY, row, values } from '../series.ts';

const test = row('backup_repository_last_restore_test_success', REPOSITORY);

/** What the alert of this name does. */
export const backupRestoreTestFailed: readonly Scenario[] = [
  {
    name: 'a restore does not give back what was saved, until one does',
    series: page({ [test]: values([1, 10], [0, 60], [1, 60]) }),
    fires: { '14m': [], '15m': [NAMED_REPOSITORY], '69m': [NAMED_REPOSITORY], '70m': [] },
    says: {
      at: '15m',
      summary: 'A restore from repository offsite failed',
      description: 'The last restore test of restic repository offsite did not give back every file as it was saved.',
    },
  },
  {
    name: 'nothing was ever restored',
    series: page({}),
    fires: { '60m': [] },
  },
  ...habits({ rows: { [test]: 0 }, states: [], raisedAfter: 60, labels: NAMED_REPOSITORY }),
];
