import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { conduit } from '../../alerting/series.ts';

const cycles = conduit.agent.agent_discovery_cycles_total;
const failed = cycles.where({ status: 'error' });

/** Agents that do not find their servers any more. What they know grows old. */
export const conduitDiscoveryFailing: Condition = defineCondition({
  name: 'ConduitDiscoveryFailing',
  system: 'conduit',
  component: 'agent',
  scenario: 'discovery-failing',
  severity: 'warning',
  for: '5m',
  quantity: failureShare({
    failed: failed.increase('30m').sumBy('job', 'instance'),
    all: cycles.increase('30m').sumBy('job', 'instance'),
    least: 3,
  }),
  fires: { when: 'above', threshold: 0.5 },
  names: none,
  summary: (say) => `Conduit's agent ${say.label('instance')} finds no servers`,
  description: (say) =>
    `${say.percentage} of the discoveries of the agent ${say.label('instance')} in the last half hour failed. agent_discovery_errors_total says why.`,
  panel: {
    id: 12,
    meaning: 'Share of discoveries of each agent in the last half hour that failed. 0 while fewer than three did.',
    unit: 'percentunit',
    noValue: 'No discovery was tried',
    legend: (quantity) => quantity.legend('{{instance}}'),
  },
});
