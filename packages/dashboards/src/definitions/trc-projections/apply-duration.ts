import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW } from '../../window.ts';
import { projections } from './projections.ts';

/** How long a batch takes. */
export const applyDuration: Panel = linesOverTime({
  id: 6,
  title: 'Time to apply a batch',
  description: [
    '95 % of the batches took at most so long, by projection; read to the next bound of the buckets, and above 2.5 s it says 2.5 s. A gap: no batch was applied.',
    'What to do: one slow projection: its queries, or its table. All slow: the database.',
  ].join('\n\n'),
  grid: { x: 12, y: 22, w: 12, h: 8 },
  lines: {
    p95: observed(
      projections.trc_projection_apply_duration_seconds.where(CHOSEN).quantile(0.95, RATE_WINDOW, 'projection'),
    ).legend('{{projection}}, p95'),
  },
  unit: 's',
  noValue: 'No batch in this time, or no projection worker is scraped',
});
