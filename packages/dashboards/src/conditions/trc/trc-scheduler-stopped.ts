import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

/** Nothing is scheduled any more: what dies is not replaced. Of several schedulers one has to run. */
export const trcSchedulerStopped: Condition = defineCondition({
  name: 'TrcSchedulerStopped',
  system: 'trc',
  component: 'scheduler',
  scenario: 'scheduler-stopped',
  severity: 'critical',
  for: '5m',
  quantity: trc.scheduler.trc_scheduler_reconcile_runs_total.increase('5m').sum(),
  fires: { when: 'below', threshold: 0.5 },
  names: none,
  summary: () => 'The scheduler of trc stands still',
  description: () =>
    'The reconcile loop did not run within the last five minutes, and the process answers. What dies is not replaced.',
  panel: {
    id: 11,
    meaning: 'Runs of the reconcile loop within the last five minutes, of all schedulers.',
    unit: 'none',
    noValue: 'The scheduler is not scraped',
    legend: (quantity) => quantity.legend('Runs'),
  },
});
