import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { controlPlane, NOT_SCRAPED } from './control-plane.ts';

/** Whether people and machines get their tokens. */
export const logins: Panel = linesOverTime({
  id: 6,
  title: 'Can people log in?',
  description: [
    'Tokens asked for by grant and result, and refreshes of tokens by result, per minute.',
    'What to do: a rise of denied is somebody who guesses, or a client with an old secret. error is ours: of a refresh it logs people out who should not be, see the database and the log.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 8, h: 8 },
  lines: {
    mints: controlPlane.trc_auth_token_mints_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('grant_type', 'result')
      .times(PER_MINUTE)
      .legend('{{grant_type}}: {{result}}'),
    refreshes: controlPlane.trc_auth_token_refresh_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .times(PER_MINUTE)
      .legend('refresh: {{result}}'),
  },
  unit: 'opm',
  noValue: NOT_SCRAPED,
});
