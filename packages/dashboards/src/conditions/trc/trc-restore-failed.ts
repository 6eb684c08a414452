import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

/** A restore that failed. Already one counts: a backup that cannot be restored is none. */
export const trcRestoreFailed: Condition = defineCondition({
  name: 'TrcRestoreFailed',
  system: 'trc',
  component: 'control-plane',
  scenario: 'restore-failing',
  severity: 'critical',
  for: '1m',
  quantity: trc.controlPlane.trc_restore_failures_total.increase('1h').sum(),
  fires: { when: 'above', threshold: 0.5 },
  names: none,
  summary: () => 'A restore of trc failed',
  description: () => 'Restores of volumes failed within the last hour. Somebody waits for the data.',
  panel: {
    id: 4,
    meaning: 'Restores of volumes that failed within the last hour.',
    unit: 'none',
    noValue: 'The control plane is not scraped',
    legend: (quantity) => quantity.legend('Failures'),
  },
});
