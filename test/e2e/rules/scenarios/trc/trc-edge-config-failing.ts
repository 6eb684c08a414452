import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('trc_edge_config_apply_total', { result: 'success' });
const bad = row('trc_edge_config_apply_total', { result: 'failure' });

/** What the alert of this name does. */
export const trcEdgeConfigFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-edge', instance: 'edge:8295' },
  quiet: { [good]: 1, [bad]: 0 },
  trouble: { [good]: 0, [bad]: 1 },
  border: { [bad]: 1 },
  labels: { job: 'trc-edge', instance: 'edge:8295' },
  raisedAfter: 40,
  endedAfter: 40,
  says: {
    summary: 'Edge edge:8295 of trc refuses its configuration',
    description:
      '100% of the configurations that edge:8295 was given in the last half hour were refused. The old one stays in force.',
  },
});
