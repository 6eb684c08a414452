import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { controlPlane, NOT_SCRAPED } from './control-plane.ts';

/** How the device flow goes. */
export const deviceFlow: Panel = linesOverTime({
  id: 7,
  title: 'Do device logins come to an end?',
  description: [
    'Polls of the device flow per minute by result. Every login polls as pending until somebody approves it, so approved is always small.',
    'What to do: slow_down: some client polls too often. expired without approved: people do not find or do not trust the page. denied: somebody else tries to be let in.',
  ].join('\n\n'),
  grid: { x: 8, y: 0, w: 8, h: 8 },
  lines: {
    polls: controlPlane.trc_auth_device_flow_polls_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .times(PER_MINUTE)
      .legend('{{result}}'),
  },
  unit: 'opm',
  noValue: NOT_SCRAPED,
});
