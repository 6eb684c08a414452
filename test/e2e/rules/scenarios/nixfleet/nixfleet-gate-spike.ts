import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const wave = row('nixfleet_gate_block_total', { gate: 'compliance-wave' });
const budget = row('nixfleet_gate_block_total', { gate: 'disruption-budget' });

/** What the alert of this name does. */
export const nixfleetGateSpike: readonly Scenario[] = incidentScenarios({
  target: { job: 'nixfleet-control-plane', instance: 'fleet:8180' },
  quiet: { [wave]: 0, [budget]: 10 },
  trouble: { [wave]: 5 },
  border: { [wave]: 1 },
  labels: {},
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: "nixfleet's compliance gate blocks rollouts",
    description: 'The gate compliance-wave blocked 50.0 rollouts to hosts within ten minutes. The wave does not go on.',
  },
});
