import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { applied } from './projections.ts';

/** How fast events are worked off. */
export const throughput: Panel = linesOverTime({
  id: 5,
  title: 'Events applied',
  description: [
    'Events per second that each projection applies, by the id of the last one. Ids are given to all events, so a projection that passes over events of others still moves.',
    'What to do: zero while the lag is not: stuck. Zero everywhere without a lag: no events come, see trc-events.',
  ].join('\n\n'),
  grid: { x: 0, y: 22, w: 12, h: 8 },
  lines: { applied: applied.legend('{{projection}}') },
  unit: 'none',
  decimals: 1,
  noValue: 'No projection worker is scraped',
});
