import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const pulls = trc.agent.trc_agent_image_pulls_total;
const failed = pulls.where({ result: 'failure' });

/** Images that cannot be pulled: a registry that is down stops every new instance. */
export const trcImagePullsFailing: Condition = defineCondition({
  name: 'TrcImagePullsFailing',
  system: 'trc',
  component: 'node-agent',
  scenario: 'images-failing',
  severity: 'warning',
  for: '5m',
  quantity: failureShare({ failed: failed.increase('10m').sum(), all: pulls.increase('10m').sum(), least: 5 }),
  fires: { when: 'above', threshold: 0.2 },
  names: none,
  summary: () => 'Pulls of images fail in trc',
  description: (say) =>
    `${say.percentage} of the pulls of the last ten minutes failed. What runs goes on; nothing new starts.`,
  panel: {
    id: 18,
    meaning: 'Share of pulls of the last ten minutes that failed. 0 while fewer than five did.',
    unit: 'percentunit',
    noValue: 'No image was pulled',
    legend: (quantity) => quantity.legend('Failed'),
  },
});
