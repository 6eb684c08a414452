import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const oom = row('trc_agent_instance_failures_total', { reason: 'oom_killed' });

/** What the alert of this name does. */
export const trcInstancesFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-agent', instance: 'node:8290' },
  quiet: { [oom]: 0 },
  trouble: { [oom]: 2 },
  border: { [oom]: 0.5 },
  labels: { reason: 'oom_killed' },
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'Instances of trc fail: oom_killed',
    description: '20.0 instances failed within ten minutes because of oom_killed.',
  },
});
