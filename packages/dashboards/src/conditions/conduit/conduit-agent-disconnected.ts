import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { conduit } from '../../alerting/series.ts';

/** Sites that nobody can reach: their agent has no gateway. */
export const conduitAgentDisconnected: Condition = defineCondition({
  name: 'ConduitAgentDisconnected',
  system: 'conduit',
  component: 'agent',
  scenario: 'agent-cut-off',
  severity: 'critical',
  // An agent connects again within a minute when its gateway restarts.
  for: '5m',
  quantity: conduit.agent.agent_gateway_connection_status.maxBy('job', 'instance'),
  fires: { when: 'equalTo', threshold: 0 },
  names: none,
  summary: (say) => `Conduit's agent ${say.label('instance')} has no gateway`,
  description: (say) =>
    `The agent ${say.label('instance')} is not connected to a gateway. Its servers have no consoles and no power switch.`,
  panel: {
    id: 11,
    meaning: 'Whether each agent is connected to its gateway (1) or not (0).',
    unit: 'none',
    noValue: 'No agent is scraped',
    legend: (quantity) => quantity.legend('{{instance}}'),
  },
});
