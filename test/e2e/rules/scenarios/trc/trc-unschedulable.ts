import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const memory = row('trc_scheduler_unschedulable_total', { reason: 'no_capacity_memory' });
const quota = row('trc_scheduler_unschedulable_total', { reason: 'org_quota_exceeded' });

/** What the alert of this name does. */
export const trcUnschedulable: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-scheduler', instance: 'scheduler:8282' },
  quiet: { [memory]: 0, [quota]: 0.1 },
  trouble: { [memory]: 3 },
  border: { [memory]: 0.5 },
  labels: { reason: 'no_capacity_memory' },
  raisedAfter: 22,
  endedAfter: 15,
  says: {
    summary: 'Instances of trc find no node: no_capacity_memory',
    description: 'For 30.0 instances no node was found within ten minutes, because of no_capacity_memory.',
  },
});
