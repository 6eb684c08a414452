import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { edge } from './edge.ts';

/** How much is served. */
export const openConnections: Panel = linesOverTime({
  id: 5,
  title: 'Open connections',
  description: [
    'Connections that are open on all chosen edge nodes, by port.',
    'What to do: a rise without more new connections: clients or backends that do not close. A sudden fall: an edge node or a configuration was lost.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 8, h: 8 },
  lines: {
    open: edge.trc_edge_concurrent_connections.where(CHOSEN).sumBy('listener_port').legend('{{listener_port}}'),
  },
  unit: 'short',
  noValue: 'No connection yet, or no edge node is scraped',
});
