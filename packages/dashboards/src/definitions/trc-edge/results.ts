import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { RATE_WINDOW } from '../../window.ts';
import { connections } from './edge.ts';

/** What becomes of connections. */
export const results: Panel = linesOverTime({
  id: 3,
  title: 'What becomes of connections?',
  description: [
    'Connections per second by port and result, on each other.',
    'What to do: no_route is a name that nobody has set up, or a configuration that was lost. upstream_failed: the panel beside. limited: one customer or an attack; see the ports.',
  ].join('\n\n'),
  grid: { x: 0, y: 12, w: 12, h: 8 },
  lines: {
    results: connections.rate(RATE_WINDOW).sumBy('listener_port', 'result').legend('{{listener_port}} {{result}}'),
  },
  unit: 'cps',
  noValue: 'No connection yet, or no edge node is scraped',
  stacked: true,
});
