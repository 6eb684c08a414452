import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const errors = row('nixfleet_runtime_gate_error_events_total');

/** What the alert of this name does. */
export const nixfleetRuntimeGateErrors: readonly Scenario[] = incidentScenarios({
  target: { job: 'nixfleet-control-plane', instance: 'fleet:8180' },
  quiet: { [errors]: 0 },
  trouble: { [errors]: 1 },
  border: { [errors]: 0.08 },
  labels: {},
  raisedAfter: 38,
  endedAfter: 40,
  says: {
    summary: "nixfleet's agents cannot measure compliance",
    description:
      'Agents reported 30.0 errors of the runtime gate within half an hour. Hosts that are not measured are not known to be compliant.',
  },
});
