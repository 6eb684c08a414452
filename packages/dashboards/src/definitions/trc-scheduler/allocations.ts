import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { scheduler } from './scheduler.ts';

/** How much is placed, beside what is not. */
export const allocations: Panel = linesOverTime({
  id: 3,
  title: 'Placements',
  description: [
    'Instances per minute for which a node was looked for, by what came of it.',
    'What to do: failure beside success: some instances fit nowhere. Failure alone: nothing can be placed, the cluster is full or cut off. Much success without a deploy: something fails and is placed again and again, see the instance failures of the node agents.',
  ].join('\n\n'),
  grid: { x: 0, y: 9, w: 12, h: 8 },
  lines: {
    results: scheduler.trc_scheduler_instance_allocations_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .times(PER_MINUTE)
      .legend('{{result}}'),
  },
  unit: 'opm',
  noValue: 'No scheduler is scraped',
});
