import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { re } from '@lockstep/query';
import { countTile, healthTiles, secondsTile, shareTile } from '../../panels/health-tiles.ts';
import { downTile } from '../../service/down-tile.ts';
import { CHOSEN } from '../../service/instances.ts';
import { NOW_WINDOW, RECENT_WINDOW } from '../../window.ts';
import { SLOW_SECONDS } from './api.ts';
import { controlPlane, JOB, poolUsed, staleVolumes } from './control-plane.ts';

const requests = controlPlane.trc_http_requests_total.where(CHOSEN);
const durations = controlPlane.trc_http_request_duration_seconds.where(CHOSEN);

/** Whether trc can be asked for anything. */
export const health: Panel = healthTiles({
  id: 1,
  title: 'Does the API work?',
  description: [
    `Down: control planes that cannot be scraped. Failing and p95: of the requests of the last ${NOW_WINDOW}. Fullest pool: share of its database connections that are in use. Login errors: tokens that were not given or refreshed for a fault of ours, in the last ${RECENT_WINDOW}. Stale volumes: those whose newest backup is too old.`,
    'What to do: a full pool explains slow and failing requests: begin there. "no data": the job trc-control-plane is not scraped; of Failing and p95 also that no request came yet.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 5 },
  tiles: {
    down: downTile(JOB),
    failing: shareTile(
      'Failing',
      {
        part: requests
          .where({ status: re('5..') })
          .rate(NOW_WINDOW)
          .sum(),
        whole: requests.rate(NOW_WINDOW).sum(),
        idle: 'no requests',
      },
      [
        [0.01, 'orange'],
        [0.05, 'red'],
      ],
    ),
    p95: secondsTile(
      'p95',
      {
        quantile: durations.quantile(0.95, NOW_WINDOW),
        count: durations.count.rate(NOW_WINDOW).sum(),
        idle: 'no requests',
      },
      [
        [SLOW_SECONDS, 'orange'],
        [4 * SLOW_SECONDS, 'red'],
      ],
    ),
    pool: countTile(
      'Fullest pool',
      poolUsed.max(),
      [
        [0.8, 'orange'],
        [0.9, 'red'],
      ],
      { unit: 'percentunit', decimals: 1 },
    ),
    logins: countTile(
      'Login errors',
      controlPlane.trc_auth_token_mints_total
        .where({ ...CHOSEN, result: 'error' })
        .increase(RECENT_WINDOW)
        .sum()
        .plus(
          controlPlane.trc_auth_token_refresh_total
            .where({ ...CHOSEN, result: 'error' })
            .increase(RECENT_WINDOW)
            .sum(),
        )
        .round(),
      [[1, 'orange']],
    ),
    stale: countTile('Stale volumes', staleVolumes),
  },
});
