import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { ofRepository } from '../alerting/names.ts';
import { backups, REPOSITORY } from '../alerting/series.ts';
import { repositoryText } from '../alerting/texts.ts';

/** Repositories that are known to be damaged. */
export const backupCheckFailed: Condition = defineCondition({
  name: 'BackupCheckFailed',
  severity: 'critical',
  component: 'repository',
  for: '5m',
  quantity: remembered(backups.backup_repository_last_check_success).minBy(...REPOSITORY, 'depth'),
  fires: { when: 'equalTo', threshold: 0 },
  names: ofRepository,
  summary: (say) => `Repository ${repositoryText(say)} is damaged`,
  description: (say) =>
    `The last check of depth ${say.label('depth')} found errors in ${say.label('tool')} repository ${repositoryText(say)}. Backups go on and may not be restorable.`,
  panel: {
    id: 6,
    meaning: 'Whether the last check of each repository found no error (1) or some (0), by how deep it looked.',
    unit: 'none',
    noValue: 'No check is known',
    legend: (quantity) => quantity.legend('{{name}} {{repository}} {{depth}}'),
  },
});
