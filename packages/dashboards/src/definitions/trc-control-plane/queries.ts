import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW } from '../../window.ts';
import { controlPlane } from './control-plane.ts';

/** Which part of the product waits for the database. */
export const queries: Panel = linesOverTime({
  id: 5,
  title: 'Which queries are slow?',
  description: [
    '95 % of the database queries took at most so long, by what they are for; read to the next bound of the buckets. A gap: there was none of the class.',
    'What to do: one slow class: its statements or their indexes. All slow: the database, its disk or its locks. Fast queries and slow requests: the pool, beside.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  lines: {
    p95: observed(
      controlPlane.trc_db_query_duration_seconds.where(CHOSEN).quantile(0.95, RATE_WINDOW, 'query_class'),
    ).legend('{{query_class}}, p95'),
  },
  unit: 's',
  noValue: 'No query in this time, or no control plane is scraped',
});
