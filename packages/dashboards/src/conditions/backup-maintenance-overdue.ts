import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { ofRepository } from '../alerting/names.ts';
import { backups, REPOSITORY } from '../alerting/series.ts';
import { repositoryText } from '../alerting/texts.ts';
import { LATE_INTERVALS, repositoryKnown } from '../alerting/repository-known.ts';

const last = remembered(backups.backup_repository_maintenance_last_success_timestamp_seconds).maxBy(
  ...REPOSITORY,
  'task',
);
const interval = remembered(backups.backup_repository_maintenance_expected_interval_seconds).minBy(
  ...REPOSITORY,
  'task',
);
const never = repositoryKnown.times(interval.isAbove(0), { on: REPOSITORY, groupRight: [] });

/** Maintenance that does not happen: space is not freed, and old snapshots stay. */
export const backupMaintenanceOverdue: Condition = defineCondition({
  name: 'BackupMaintenanceOverdue',
  severity: 'warning',
  component: 'repository',
  for: '5m',
  quantity: last.or(never).age().ratio(interval),
  fires: { when: 'above', threshold: LATE_INTERVALS },
  names: ofRepository,
  summary: (say) => `Maintenance of repository ${repositoryText(say)} is overdue`,
  description: (say) =>
    `The last successful ${say.label('task')} of ${say.label('tool')} repository ${repositoryText(say)} is ${say.decimal} of its expected intervals ago.`,
  panel: {
    id: 10,
    meaning:
      'Age of the last success of each maintenance task, in expected intervals. A task that never succeeded counts from when the repository was first known.',
    unit: 'none',
    noValue: 'No maintenance is expected',
    legend: (quantity) => quantity.legend('{{name}} {{repository}} {{task}}'),
  },
});
