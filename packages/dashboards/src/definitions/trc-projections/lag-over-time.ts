import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { lag } from './projections.ts';

/** How the lag came about. */
export const lagOverTime: Panel = linesOverTime({
  id: 3,
  title: 'Lag',
  description: [
    'Events that each projection has still to apply: how old the answers are that people read.',
    'What to do: one line that rises straight is a projection that stands still. All lines that rise together: events come faster than the database takes them. A jump that melts away is a rebuild, see below.',
  ].join('\n\n'),
  grid: { x: 0, y: 14, w: 12, h: 8 },
  lines: { lag: lag.legend('{{projection}}') },
  unit: 'short',
  noValue: 'No projection worker is scraped',
});
