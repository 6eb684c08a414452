import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { ofRepository } from '../alerting/names.ts';
import { backups, REPOSITORY } from '../alerting/series.ts';
import { repositoryText } from '../alerting/texts.ts';

/** Repositories of which it was tried, and a restore did not give back what was saved. */
export const backupRestoreTestFailed: Condition = defineCondition({
  name: 'BackupRestoreTestFailed',
  severity: 'critical',
  component: 'repository',
  for: '5m',
  quantity: remembered(backups.backup_repository_last_restore_test_success).minBy(...REPOSITORY),
  fires: { when: 'equalTo', threshold: 0 },
  names: ofRepository,
  summary: (say) => `A restore from repository ${repositoryText(say)} failed`,
  description: (say) =>
    `The last restore test of ${say.label('tool')} repository ${repositoryText(say)} did not give back every file as it was saved.`,
  panel: {
    id: 8,
    meaning: 'Whether the last restore test of each repository gave back every file (1) or not (0).',
    unit: 'none',
    noValue: 'No restore test is known',
    legend: (quantity) => quantity.legend('{{name}} {{repository}}'),
  },
});
