import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const errors = row('trc_projection_errors_total', { projection: 'routes' });

/** What the alert of this name does. */
export const trcProjectionFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-projections', instance: 'worker:8281' },
  quiet: { [errors]: 0 },
  trouble: { [errors]: 2 },
  border: { [errors]: 0.5 },
  labels: { projection: 'routes' },
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'The projection routes of trc fails',
    description: '20.0 batches could not be applied to the projection routes within ten minutes.',
  },
});
