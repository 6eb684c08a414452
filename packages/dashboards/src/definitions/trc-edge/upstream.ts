import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { edge, NOT_SCRAPED } from './edge.ts';

/** Why backends are not reached. */
export const upstream: Panel = linesOverTime({
  id: 4,
  title: 'Why are backends not reached?',
  description: [
    'Connections to a backend that failed, per minute by reason, on each other.',
    'What to do: no_backend: everything behind a route is unhealthy, see the node agents. refused and reset: the instance ends or does not listen. timeout and unreachable: the overlay network, or the node.',
  ].join('\n\n'),
  grid: { x: 12, y: 12, w: 12, h: 8 },
  lines: {
    reasons: edge.trc_edge_upstream_connect_failures_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('reason')
      .times(PER_MINUTE)
      .legend('{{reason}}'),
  },
  unit: 'opm',
  noValue: NOT_SCRAPED,
  stacked: true,
});
