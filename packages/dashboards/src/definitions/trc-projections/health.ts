import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { countTile, healthTiles } from '../../panels/health-tiles.ts';
import { downTile } from '../../service/down-tile.ts';
import { NOW_WINDOW, RECENT_WINDOW } from '../../window.ts';
import { BEHIND_EVENTS, JOB, lag, recentErrors } from './projections.ts';
import { stuck } from './verdict.ts';

/** Whether what people read is up to date. */
export const health: Panel = healthTiles({
  id: 1,
  title: 'Is what people read up to date?',
  description: [
    `Down: workers that cannot be scraped. Behind: projections with more than ${BEHIND_EVENTS} events before them. Stuck: those of them that applied no event within ${NOW_WINDOW}. Largest lag: events that the worst projection has still to apply. Errors: batches that could not be applied in the last ${RECENT_WINDOW}, each of which is tried again.`,
    'What to do: the table names the projection. Behind and not stuck: it catches up, "Caught up in" says when. Stuck: an event that cannot be applied blocks all after it; the log of the worker names it. "no data": the job trc-projections is not scraped.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 5 },
  tiles: {
    down: downTile(JOB),
    stuck: countTile('Stuck', stuck.sum()),
    behind: countTile('Behind', lag.isAbove(BEHIND_EVENTS).sum(), [[1, 'orange']]),
    lag: countTile('Largest lag', lag.max(), [[BEHIND_EVENTS, 'orange']], { unit: 'locale' }),
    errors: countTile('Errors', recentErrors.sum(), [[1, 'orange']]),
  },
});
