import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { ofRepository } from '../alerting/names.ts';
import { backups, REPOSITORY } from '../alerting/series.ts';
import { repositoryText } from '../alerting/texts.ts';
import { LATE_INTERVALS, repositoryKnown } from '../alerting/repository-known.ts';

const last = remembered(backups.backup_repository_last_check_timestamp_seconds).maxBy(...REPOSITORY, 'depth');
const interval = remembered(backups.backup_repository_check_expected_interval_seconds).minBy(...REPOSITORY, 'depth');
const never = repositoryKnown.times(interval.isAbove(0), { on: REPOSITORY, groupRight: [] });

/** Repositories that nobody has looked into for longer than promised. One that was never checked is waited for, too. */
export const backupCheckTooOld: Condition = defineCondition({
  name: 'BackupCheckTooOld',
  severity: 'warning',
  component: 'repository',
  for: '5m',
  quantity: last.or(never).age().ratio(interval),
  fires: { when: 'above', threshold: LATE_INTERVALS },
  names: ofRepository,
  summary: (say) => `Repository ${repositoryText(say)} has not been checked for too long`,
  description: (say) =>
    `The last check of depth ${say.label('depth')} of ${say.label('tool')} repository ${repositoryText(say)} is ${say.decimal} of its expected intervals ago.`,
  panel: {
    id: 7,
    meaning:
      'Age of the last check of each repository, in expected intervals, by how deep it looked. A repository that was never checked counts from when it was first known.',
    unit: 'none',
    noValue: 'No check is expected',
    legend: (quantity) => quantity.legend('{{name}} {{repository}} {{depth}}'),
  },
});
