import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { edge, NOT_SCRAPED } from './edge.ts';

/** Whether all edge nodes know the same routes. */
export const routes: Panel = linesOverTime({
  id: 7,
  title: 'Do all nodes know the routes?',
  description: [
    'Routes of the configuration in force on each edge node, and how many of them hand the address of the client on.',
    'What to do: lines that part: one node does not take configurations over. A fall to zero: the configuration was lost, and no_route rises.',
  ].join('\n\n'),
  grid: { x: 16, y: 0, w: 8, h: 8 },
  lines: {
    routes: edge.trc_edge_routes_loaded.where(CHOSEN).maxBy('instance').legend('{{instance}}'),
    proxied: edge.trc_edge_proxy_v2_enabled_routes.where(CHOSEN).maxBy('instance').legend('{{instance}} with PROXY v2'),
  },
  unit: 'none',
  decimals: 0,
  noValue: NOT_SCRAPED,
});
