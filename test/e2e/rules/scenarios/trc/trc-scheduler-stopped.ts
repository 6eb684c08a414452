import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const runs = row('trc_scheduler_reconcile_runs_total');

/** What the alert of this name does. */
export const trcSchedulerStopped: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-scheduler', instance: 'scheduler:8282' },
  quiet: { [runs]: 6 },
  trouble: { [runs]: 0 },
  border: { [runs]: 1 },
  labels: {},
  raisedAfter: 12,
  endedAfter: 5,
  says: {
    summary: 'The scheduler of trc stands still',
    description:
      'The reconcile loop did not run within the last five minutes, and the process answers. What dies is not replaced.',
  },
});
