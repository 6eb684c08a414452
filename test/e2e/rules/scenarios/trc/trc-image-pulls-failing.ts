import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('trc_agent_image_pulls_total', { result: 'success' });
const bad = row('trc_agent_image_pulls_total', { result: 'failure' });

/** What the alert of this name does. */
export const trcImagePullsFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-agent', instance: 'node:8290' },
  quiet: { [good]: 4, [bad]: 0 },
  trouble: { [bad]: 4 },
  border: { [bad]: 1 },
  labels: {},
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'Pulls of images fail in trc',
    description: '50% of the pulls of the last ten minutes failed. What runs goes on; nothing new starts.',
  },
});
