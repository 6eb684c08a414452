import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { projections } from './projections.ts';

/** What goes wrong while events are applied. */
export const errors: Panel = linesOverTime({
  id: 4,
  title: 'Errors',
  description: [
    'Batches per minute that could not be applied, by projection. A batch is tried until it succeeds, so a single bad event makes a steady rate. Read it with the lag beside it.',
    'What to do: errors of one projection with a lag that rises: its event handler, see the log. Errors of all projections at the same time: the database.',
  ].join('\n\n'),
  grid: { x: 12, y: 14, w: 12, h: 8 },
  lines: {
    errors: projections.trc_projection_errors_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('projection')
      .times(PER_MINUTE)
      .legend('{{projection}}'),
  },
  unit: 'opm',
  noValue: 'No projection worker is scraped',
});
