import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { nixfleet } from '../../alerting/series.ts';

/** Rollouts that stop because hosts are not compliant. Other gates block in every healthy rollout, and are left out. */
export const nixfleetGateSpike: Condition = defineCondition({
  name: 'NixfleetGateSpike',
  system: 'nixfleet',
  component: 'control-plane',
  scenario: 'gate-spike',
  severity: 'warning',
  for: '5m',
  quantity: nixfleet.nixfleet_gate_block_total.where({ gate: 'compliance-wave' }).increase('10m').sum(),
  fires: { when: 'above', threshold: 10 },
  names: none,
  summary: () => "nixfleet's compliance gate blocks rollouts",
  description: (say) =>
    `The gate compliance-wave blocked ${say.decimal} rollouts to hosts within ten minutes. The wave does not go on.`,
  panel: {
    id: 2,
    meaning: 'Rollouts to hosts that the gate compliance-wave blocked within the last ten minutes.',
    unit: 'none',
    noValue: 'nixfleet is not scraped',
    legend: (quantity) => quantity.legend('Blocks'),
  },
});
