import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

/** Instances that fail again and again, by reason: some reasons are the platform, others the customer. */
export const trcInstancesFailing: Condition = defineCondition({
  name: 'TrcInstancesFailing',
  system: 'trc',
  component: 'node-agent',
  scenario: 'crash-loop',
  severity: 'warning',
  for: '5m',
  quantity: trc.agent.trc_agent_instance_failures_total.increase('10m').sumBy('reason'),
  fires: { when: 'above', threshold: 5 },
  names: none,
  summary: (say) => `Instances of trc fail: ${say.label('reason')}`,
  description: (say) => `${say.decimal} instances failed within ten minutes because of ${say.label('reason')}.`,
  panel: {
    id: 14,
    meaning: 'Instances that failed within the last ten minutes, by reason.',
    unit: 'none',
    noValue: 'No node is scraped',
    legend: (quantity) => quantity.legend('{{reason}}'),
  },
});
