import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

/** Volumes whose newest backup is older than their policy allows. */
export const trcBackupStale: Condition = defineCondition({
  name: 'TrcBackupStale',
  system: 'trc',
  component: 'control-plane',
  scenario: 'backup-stale',
  severity: 'warning',
  // A backup that is a little late is none that is missing.
  for: '15m',
  quantity: trc.controlPlane.trc_backup_stale_volumes.max(),
  fires: { when: 'above', threshold: 0 },
  names: none,
  summary: () => 'Volumes of trc have no fresh backup',
  description: (say) => `${say.number} volumes have a newest backup that is older than their policy allows.`,
  panel: {
    id: 2,
    meaning: 'Number of volumes whose newest backup is older than their policy allows.',
    unit: 'none',
    noValue: 'The control plane is not scraped',
    legend: (quantity) => quantity.legend('Volumes'),
  },
});
