import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { scheduler } from './scheduler.ts';

/** The reasons for which instances stay where they are not. */
export const unschedulable: Panel = linesOverTime({
  id: 2,
  title: 'Why can instances not be placed?',
  description: [
    'Instances per minute for which no node was found, by reason, on each other. An instance that stays without a place is counted at each try, so the height is how hard the scheduler tries, not how many instances wait.',
    'What to do: no_capacity_memory: add nodes, or make room. no_nodes_active: nodes are drained or lost, see the node agents. volume_locality_no_node: the only node with the volume is gone or full. ipam_exhausted: widen the address range. secrets_missing and org_quota_exceeded are for the customer.',
  ].join('\n\n'),
  grid: { x: 10, y: 0, w: 14, h: 9 },
  lines: {
    reasons: scheduler.trc_scheduler_unschedulable_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('reason')
      .times(PER_MINUTE)
      .legend('{{reason}}'),
  },
  unit: 'opm',
  noValue: 'No scheduler is scraped',
  stacked: true,
});
