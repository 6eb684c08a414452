import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { appends, NOT_SCRAPED } from './events.ts';

/** What comes of appends. */
export const appendResults: Panel = linesOverTime({
  id: 2,
  title: 'What comes of appends?',
  description: [
    'Appends of events per minute by result, on each other.',
    'What to do: error: commands are lost, see the database. conflict that grows with success is load; conflict alone is writers that fight over one thing.',
  ].join('\n\n'),
  grid: { x: 0, y: 5, w: 12, h: 8 },
  lines: { results: appends.rate(RATE_WINDOW).sumBy('result').times(PER_MINUTE).legend('{{result}}') },
  unit: 'opm',
  noValue: NOT_SCRAPED,
  stacked: true,
});
