import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW } from '../../window.ts';
import { events } from './events.ts';

/** How long everything else waits. */
export const appendDuration: Panel = linesOverTime({
  id: 3,
  title: 'How long does an append take?',
  description: [
    '95 % of the appends took at most so long, by result; read to the next bound of the buckets, and above 1 s it says 1 s. A gap: no append ended so.',
    'What to do: every command waits for this. Slow successes: the disk of the database, or its locks. Errors that all take equally long run into a time limit.',
  ].join('\n\n'),
  grid: { x: 12, y: 5, w: 12, h: 8 },
  lines: {
    p95: observed(events.trc_event_append_duration_seconds.where(CHOSEN).quantile(0.95, RATE_WINDOW, 'result')).legend(
      '{{result}}, p95',
    ),
  },
  unit: 's',
  noValue: 'No append in this time, or no control plane is scraped',
});
