import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('trc_agent_heartbeat_total', { result: 'success' });
const bad = row('trc_agent_heartbeat_total', { result: 'failure' });

/** What the alert of this name does. */
export const trcNodeAgentCutOff: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-agent', instance: 'node:8290' },
  quiet: { [good]: 4, [bad]: 0 },
  trouble: { [good]: 0, [bad]: 4 },
  border: { [good]: 4, [bad]: 4 },
  labels: { job: 'trc-agent', instance: 'node:8290' },
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'Node node:8290 of trc is cut off',
    description:
      '100% of the heartbeats of node:8290 of the last ten minutes failed. The scheduler will take its instances for lost.',
  },
});
