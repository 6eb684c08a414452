import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { observed } from '../../service/observed.ts';
import { RATE_WINDOW } from '../../window.ts';
import { controlPlane } from './control-plane.ts';

const durations = controlPlane.trc_http_request_duration_seconds.where(CHOSEN);

/** How long callers wait. */
export const requestDuration: Panel = linesOverTime({
  id: 10,
  title: 'How long do callers wait?',
  description: [
    'Half of the requests (median), 95 % and 99 % of them were answered within so long; read to the next bound of the buckets. A gap: there was no request.',
    'What to do: a median that rises is everything: the database or the pool. Only p99: a few endpoints, the table below names them.',
  ].join('\n\n'),
  grid: { x: 12, y: 5, w: 12, h: 8 },
  lines: {
    median: observed(durations.quantile(0.5, RATE_WINDOW)).legend('median'),
    p95: observed(durations.quantile(0.95, RATE_WINDOW)).legend('p95'),
    p99: observed(durations.quantile(0.99, RATE_WINDOW)).legend('p99'),
  },
  unit: 's',
  noValue: 'No request in this time, or no control plane is scraped',
});
