import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { scheduler } from './scheduler.ts';

/** Why instances leave the node that they are on. */
export const departures: Panel = linesOverTime({
  id: 4,
  title: 'Why do instances leave?',
  description: [
    'Instances per minute that were asked to finish (drained) and that were stopped, by reason. Most are drained first and stopped later: do not add the two.',
    'What to do: nobody wished for stops that are unhealthy or node_lost: see the node agents. Drains to rebalance without end: a scheduler that cannot decide between nodes. A rollout shows as both, and ends.',
  ].join('\n\n'),
  grid: { x: 12, y: 9, w: 12, h: 8 },
  lines: {
    drained: scheduler.trc_scheduler_instance_drains_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('reason')
      .times(PER_MINUTE)
      .legend('drained: {{reason}}'),
    stopped: scheduler.trc_scheduler_instance_stops_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('reason')
      .times(PER_MINUTE)
      .legend('stopped: {{reason}}'),
  },
  unit: 'opm',
  noValue: 'No scheduler is scraped',
});
