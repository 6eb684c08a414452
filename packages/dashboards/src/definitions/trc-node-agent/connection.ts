import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { agent, NOT_SCRAPED } from './agent.ts';

/** Whether the nodes are heard. */
export const connection: Panel = linesOverTime({
  id: 7,
  title: 'Can the nodes be heard?',
  description: [
    'Heartbeats to the control plane per minute by result, and connections to it that each node had to make again.',
    'What to do: failure on all nodes: the control plane. Failure or reconnects on one: its network. A steady low rate of reconnects everywhere is something on the way that drops idle connections.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  lines: {
    heartbeats: agent.trc_agent_heartbeat_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .times(PER_MINUTE)
      .legend('heartbeats: {{result}}'),
    reconnects: agent.trc_agent_controlplane_reconnects_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('instance')
      .times(PER_MINUTE)
      .legend('reconnects of {{instance}}'),
  },
  unit: 'opm',
  noValue: NOT_SCRAPED,
});
