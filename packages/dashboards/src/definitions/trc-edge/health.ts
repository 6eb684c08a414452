import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { countTile, healthTiles, shareTile } from '../../panels/health-tiles.ts';
import { downTile } from '../../service/down-tile.ts';
import { CHOSEN } from '../../service/instances.ts';
import { NOW_WINDOW, RECENT_WINDOW } from '../../window.ts';
import { connections, edge, JOB, turnedAway } from './edge.ts';

/** Whether customers get through. */
export const health: Panel = healthTiles({
  id: 1,
  title: 'Do customers get through?',
  description: [
    `Down: edge nodes that cannot be scraped. Turned away: share of the connections of the last ${NOW_WINDOW} that reached no backend. Configurations refused: in the last ${RECENT_WINDOW}. Routes and backends: of the node that has fewest.`,
    'What to do: Turned away: the panel of results says whether there was no route, no backend or a limit. A refused configuration leaves the old one in force, so nothing breaks until the next change: repair it now. Routes none: the configuration was lost. "no data": the job trc-edge is not scraped, or no connection came yet.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 5 },
  tiles: {
    down: downTile(JOB),
    turnedAway: shareTile(
      'Turned away',
      { part: turnedAway.rate(NOW_WINDOW).sum(), whole: connections.rate(NOW_WINDOW).sum(), idle: 'no connections' },
      [
        [0.01, 'orange'],
        [0.05, 'red'],
      ],
    ),
    refused: countTile(
      'Configurations refused',
      edge.trc_edge_config_apply_total
        .where({ ...CHOSEN, result: 'failure' })
        .increase(RECENT_WINDOW)
        .sum()
        .round(),
    ),
    routes: countTile('Routes', edge.trc_edge_routes_loaded.where(CHOSEN).min(), [], {
      looks: { 0: { text: 'none', color: 'red' } },
    }),
    backends: countTile('Backends', edge.trc_edge_backends_active_total.where(CHOSEN).min(), [], {
      looks: { 0: { text: 'none', color: 'red' } },
    }),
  },
});
