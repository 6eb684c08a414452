import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const deliveries = trc.agent.trc_agent_secrets_delivery_total;
const failed = deliveries.where({ result: 'failure' });

/** Secrets that do not arrive: no instance that needs one starts. */
export const trcSecretsFailing: Condition = defineCondition({
  name: 'TrcSecretsFailing',
  system: 'trc',
  component: 'node-agent',
  scenario: 'secrets-missing',
  severity: 'critical',
  for: '5m',
  quantity: failureShare({ failed: failed.increase('10m').sum(), all: deliveries.increase('10m').sum(), least: 5 }),
  fires: { when: 'above', threshold: 0.2 },
  names: none,
  summary: () => 'Deliveries of secrets fail in trc',
  description: (say) =>
    `${say.percentage} of the deliveries of secrets of the last ten minutes failed. The label reason of trc_agent_secrets_delivery_total says why.`,
  panel: {
    id: 17,
    meaning: 'Share of deliveries of secrets of the last ten minutes that failed. 0 while fewer than five did.',
    unit: 'percentunit',
    noValue: 'No secret was delivered',
    legend: (quantity) => quantity.legend('Failed'),
  },
});
