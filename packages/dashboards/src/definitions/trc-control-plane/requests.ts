import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW } from '../../window.ts';
import { controlPlane } from './control-plane.ts';

/** What the API answers. */
export const requests: Panel = linesOverTime({
  id: 2,
  title: 'What does the API answer?',
  description: [
    'Requests per second by status, on each other. A status has no area before its first answer.',
    'What to do: 500 and 503 are ours: the table below names the endpoint. 401 and 403 that rise: see the logins below. 409 and 422: a client; 429: somebody who asks too often. A fall of everything: nobody reaches the API, see the edge.',
  ].join('\n\n'),
  grid: { x: 0, y: 5, w: 12, h: 8 },
  lines: {
    statuses: controlPlane.trc_http_requests_total.where(CHOSEN).rate(RATE_WINDOW).sumBy('status').legend('{{status}}'),
  },
  unit: 'reqps',
  noValue: 'No request yet, or no control plane is scraped',
  stacked: true,
});
