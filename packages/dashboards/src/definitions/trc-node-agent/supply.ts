import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { agent, NOT_SCRAPED } from './agent.ts';

/** What an instance needs before it can start. */
export const supply: Panel = linesOverTime({
  id: 6,
  title: 'Do images and secrets arrive?',
  description: [
    'Pulls of images and deliveries of secrets per minute, by what came of them. A delivery that succeeded has the reason none.',
    'What to do: pulls that fail on all nodes: the registry or the way to it. secrets_missing is for the customer; denied: the identity of the node; timeout and secrets_injection_failed: the platform.',
  ].join('\n\n'),
  grid: { x: 12, y: 8, w: 12, h: 8 },
  lines: {
    pulls: agent.trc_agent_image_pulls_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .times(PER_MINUTE)
      .legend('images: {{result}}'),
    secrets: agent.trc_agent_secrets_delivery_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result', 'reason')
      .times(PER_MINUTE)
      .legend('secrets: {{result}} ({{reason}})'),
  },
  unit: 'opm',
  noValue: NOT_SCRAPED,
});
