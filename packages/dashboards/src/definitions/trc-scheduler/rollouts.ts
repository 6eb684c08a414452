import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { scheduler } from './scheduler.ts';

/** How long a deploy takes. */
export const rollouts: Panel = linesOverTime({
  id: 7,
  title: 'How long does a rollout take?',
  description: [
    `95 % of the rollouts of the ${RECENT_WINDOW} before each point took at most so long, by result; read to the next bound of the buckets, and above half an hour it says half an hour. A gap: no rollout ended so.`,
    'What to do: slow successes: see boot and image pulls of the node agents. Failures that all take equally long end by their deadline.',
  ].join('\n\n'),
  grid: { x: 0, y: 25, w: 12, h: 8 },
  lines: {
    p95: observed(scheduler.trc_scheduler_rollout_seconds.where(CHOSEN).quantile(0.95, RECENT_WINDOW, 'result')).legend(
      '{{result}}, p95',
    ),
  },
  unit: 's',
  noValue: 'No rollout in this time, or no scheduler is scraped',
});
