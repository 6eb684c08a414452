import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const heartbeats = trc.agent.trc_agent_heartbeat_total;
const failed = heartbeats.where({ result: 'failure' });

/** Nodes that do not reach the control plane: nothing is placed there, and their instances are soon replaced elsewhere. */
export const trcNodeAgentCutOff: Condition = defineCondition({
  name: 'TrcNodeAgentCutOff',
  system: 'trc',
  component: 'node-agent',
  scenario: 'node-cut-off',
  severity: 'critical',
  for: '5m',
  quantity: failureShare({
    failed: failed.increase('10m').sumBy('job', 'instance'),
    all: heartbeats.increase('10m').sumBy('job', 'instance'),
    least: 5,
  }),
  fires: { when: 'above', threshold: 0.5 },
  names: none,
  summary: (say) => `Node ${say.label('instance')} of trc is cut off`,
  description: (say) =>
    `${say.percentage} of the heartbeats of ${say.label('instance')} of the last ten minutes failed. The scheduler will take its instances for lost.`,
  panel: {
    id: 15,
    meaning: 'Share of heartbeats of each node of the last ten minutes that failed. 0 while fewer than five did.',
    unit: 'percentunit',
    noValue: 'No node sends heartbeats',
    legend: (quantity) => quantity.legend('{{instance}}'),
  },
});
