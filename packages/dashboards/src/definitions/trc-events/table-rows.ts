import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { events, NOT_SCRAPED } from './events.ts';

/** How many events are added. */
export const tableRows: Panel = linesOverTime({
  id: 5,
  title: 'How many events are added?',
  description: [
    `Rows per second by which the table of events grew in the ${RECENT_WINDOW} before each point, approximately. It is the database's estimate, which moves in steps.`,
    'What to do: compare with the appends: far fewer rows than appends that succeeded is an estimate that is out of date, ANALYZE makes a new one.',
  ].join('\n\n'),
  grid: { x: 12, y: 13, w: 12, h: 8 },
  lines: {
    rows: events.trc_events_table_rows
      .where(CHOSEN)
      .over(RECENT_WINDOW)
      .deriv()
      .max()
      .clampMin(0)
      .legend('rows per second'),
  },
  unit: 'none',
  decimals: 1,
  noValue: NOT_SCRAPED,
});
