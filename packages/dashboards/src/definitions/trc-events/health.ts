import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { countTile, healthTiles, secondsTile, shareTile } from '../../panels/health-tiles.ts';
import { downTile } from '../../service/down-tile.ts';
import { CHOSEN } from '../../service/instances.ts';
import { NOW_WINDOW } from '../../window.ts';
import { appends, events, JOB, rows, size } from './events.ts';

const durations = events.trc_event_append_duration_seconds.where({ ...CHOSEN, result: 'success' });

/** Whether what people ask for is written down. */
export const health: Panel = healthTiles({
  id: 1,
  title: 'Is what people ask for written down?',
  description: [
    `Down: control planes that cannot be scraped. Appends failed and Conflicts: their shares of the last ${NOW_WINDOW}. p95: 95 % of the appends that succeeded took at most so long. Rows and Size: of the table of events, approximately.`,
    'What to do: an append that fails loses a command, and nothing repeats it: see the database now. A conflict is two writers at once and is tried again: a high share is one thing that many change. "no data": the job trc-control-plane is not scraped.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 5 },
  tiles: {
    down: downTile(JOB),
    failed: shareTile(
      'Appends failed',
      {
        part: appends.where({ result: 'error' }).rate(NOW_WINDOW).sum(),
        whole: appends.rate(NOW_WINDOW).sum(),
        idle: 'none made',
      },
      [[0.001, 'red']],
    ),
    conflicts: shareTile(
      'Conflicts',
      {
        part: appends.where({ result: 'conflict' }).rate(NOW_WINDOW).sum(),
        whole: appends.rate(NOW_WINDOW).sum(),
        idle: 'none made',
      },
      [[0.1, 'orange']],
    ),
    p95: secondsTile(
      'p95',
      {
        quantile: durations.quantile(0.95, NOW_WINDOW),
        count: durations.count.rate(NOW_WINDOW).sum(),
        idle: 'none made',
      },
      [
        [0.1, 'orange'],
        [0.5, 'red'],
      ],
    ),
    rows: countTile('Rows', rows, [], { unit: 'locale' }),
    size: countTile('Size', size, [], { unit: 'bytes', decimals: 1 }),
  },
});
