import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const done = row('trc_scheduler_rollout_seconds_count', { result: 'success' });
const undone = row('trc_scheduler_rollout_seconds_count', { result: 'failure' });
const failures = row('trc_scheduler_rollout_failures_total', { reason: 'healthcheck_failed' });

/** What the alert of this name does. */
export const trcRolloutsFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-scheduler', instance: 'scheduler:8282' },
  quiet: { [done]: 1, [undone]: 0, [failures]: 0 },
  trouble: { [done]: 0, [undone]: 1, [failures]: 1 },
  border: { [undone]: 1, [failures]: 1 },
  labels: {},
  raisedAfter: 40,
  endedAfter: 40,
  says: {
    summary: 'Most rollouts of trc fail',
    description: '100% of the rollouts of the last half hour failed. trc_scheduler_rollout_failures_total says why.',
  },
});
