import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { projections } from './projections.ts';

/** Lags that somebody wanted. */
export const rebuilds: Panel = linesOverTime({
  id: 7,
  title: 'Rebuilds',
  description: [
    `Rebuilds from the first event on, in the ${RECENT_WINDOW} before each point, by projection. A worker that cannot rebuild does not count it: the panel then has no data.`,
    'What to do: a rebuild explains a lag that falls by itself. Several in a row: somebody tries to mend by rebuilding what is broken in the handler.',
  ].join('\n\n'),
  grid: { x: 0, y: 30, w: 24, h: 6 },
  lines: {
    rebuilds: projections.trc_projection_rebuilds_total
      .where(CHOSEN)
      .increase(RECENT_WINDOW)
      .sumBy('projection')
      .round()
      .legend('{{projection}}'),
  },
  unit: 'none',
  decimals: 0,
  noValue: 'These workers count no rebuilds, or none is scraped',
});
