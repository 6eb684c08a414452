import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const lag = row('trc_projection_lag_events', { projection: 'routes' });

/** What the alert of this name does. */
export const trcProjectionLagging: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-projections', instance: 'worker:8281' },
  quiet: { [lag]: 3 },
  trouble: { [lag]: 900 },
  border: { [lag]: 500 },
  labels: { projection: 'routes' },
  raisedAfter: 11,
  endedAfter: 1,
  says: {
    summary: 'The projection routes of trc is behind',
    description: '900 events wait for the projection routes. What people read of it is old.',
  },
});
