import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { handshakeAge, PEER_GONE_SECONDS } from './agent.ts';

/** Whether the nodes see each other. */
export const overlay: Panel = linesOverTime({
  id: 8,
  title: 'Do the nodes see each other?',
  description: [
    `Time since the last handshake of each node with the peer that was silent for longest, and the ${PEER_GONE_SECONDS} s after which a peer is gone. A node without peers has no line.`,
    'What to do: one line that rises is the other side of one connection; lines of all nodes that rise together are one node that is gone. The number of peers is in the table of nodes.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  lines: {
    age: handshakeAge.legend('{{instance}}'),
    gone: handshakeAge.max().times(0).plus(PEER_GONE_SECONDS).legend('gone'),
  },
  unit: 's',
  noValue: 'No node has a peer, or no node agent is scraped',
});
