import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { sizesOverTime } from '../../panels/sizes-over-time.ts';
import { NOT_SCRAPED, size } from './events.ts';

/** Growth of the table of events. */
export const tableSize: Panel = sizesOverTime({
  id: 4,
  title: 'How fast does the table grow?',
  description: [
    'Size of the table of events, approximately, over 30 days. The axis does not start at zero.',
    'What to do: compare the slope with the free space of the database. A steeper slope with equally many rows a day: events became larger.',
  ].join('\n\n'),
  grid: { x: 0, y: 13, w: 12, h: 8 },
  lines: { size: size.legend('size') },
  noValue: NOT_SCRAPED,
});
