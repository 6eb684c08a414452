import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

/** Instances for which there is no place. The reason is what has to be bought, repaired or asked for. */
export const trcUnschedulable: Condition = defineCondition({
  name: 'TrcUnschedulable',
  system: 'trc',
  component: 'scheduler',
  scenario: 'no-capacity',
  severity: 'warning',
  // The scheduler tries again: a node that restarts is back by then.
  for: '10m',
  quantity: trc.scheduler.trc_scheduler_unschedulable_total.increase('10m').sumBy('reason'),
  fires: { when: 'above', threshold: 5 },
  names: none,
  summary: (say) => `Instances of trc find no node: ${say.label('reason')}`,
  description: (say) =>
    `For ${say.decimal} instances no node was found within ten minutes, because of ${say.label('reason')}.`,
  panel: {
    id: 12,
    meaning: 'Instances for which no node was found within the last ten minutes, by reason.',
    unit: 'none',
    noValue: 'The scheduler is not scraped',
    legend: (quantity) => quantity.legend('{{reason}}'),
  },
});
