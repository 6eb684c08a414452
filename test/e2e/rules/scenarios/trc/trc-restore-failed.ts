import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const failures = row('trc_restore_failures_total');

/** What the alert of this name does. */
export const trcRestoreFailed: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-control-plane', instance: 'api:8280' },
  quiet: { [failures]: 0 },
  trouble: { [failures]: 1 },
  border: { [failures]: 0 },
  labels: {},
  raisedAfter: 5,
  endedAfter: 65,
  says: {
    summary: 'A restore of trc failed',
    description: 'Restores of volumes failed within the last hour. Somebody waits for the data.',
  },
});
