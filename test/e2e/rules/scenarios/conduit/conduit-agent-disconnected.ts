import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const connected = row('agent_gateway_connection_status');

/** What the alert of this name does. */
export const conduitAgentDisconnected: readonly Scenario[] = incidentScenarios({
  target: { job: 'conduit-agent', instance: 'agent:8090' },
  quiet: { [connected]: 1 },
  trouble: { [connected]: 0 },
  border: { [connected]: 1 },
  labels: { job: 'conduit-agent', instance: 'agent:8090' },
  raisedAfter: 6,
  endedAfter: 1,
  says: {
    summary: "Conduit's agent agent:8090 has no gateway",
    description:
      'The agent agent:8090 is not connected to a gateway. Its servers have no consoles and no power switch.',
  },
});
