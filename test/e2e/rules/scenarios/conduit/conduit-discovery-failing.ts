import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('agent_discovery_cycles_total', { status: 'success' });
const bad = row('agent_discovery_cycles_total', { status: 'error' });

/** What the alert of this name does. */
export const conduitDiscoveryFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'conduit-agent', instance: 'agent:8090' },
  quiet: { [good]: 1, [bad]: 0 },
  trouble: { [good]: 0, [bad]: 1 },
  border: { [good]: 1, [bad]: 1 },
  labels: { job: 'conduit-agent', instance: 'agent:8090' },
  raisedAfter: 40,
  endedAfter: 40,
  says: {
    summary: "Conduit's agent agent:8090 finds no servers",
    description:
      '100% of the discoveries of the agent agent:8090 in the last half hour failed. agent_discovery_errors_total says why.',
  },
});
