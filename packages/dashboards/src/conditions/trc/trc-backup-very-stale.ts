import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

/** A volume that would lose a week. Absent while no volume has a policy. */
export const trcBackupVeryStale: Condition = defineCondition({
  name: 'TrcBackupVeryStale',
  system: 'trc',
  component: 'control-plane',
  scenario: 'backup-stale',
  severity: 'critical',
  for: '15m',
  quantity: trc.controlPlane.trc_backup_staleness_max_days.max(),
  fires: { when: 'above', threshold: 7 },
  names: none,
  summary: () => 'A volume of trc has had no backup for more than a week',
  description: (say) =>
    `Of the volume that is worst off the newest backup is older than a week. Its age in days: ${say.decimal}.`,
  panel: {
    id: 3,
    meaning: 'Age of the newest backup of the volume that is worst off, in days.',
    unit: 'none',
    noValue: 'No volume has a backup policy',
    legend: (quantity) => quantity.legend('Worst volume'),
  },
});
