import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { edge, NOT_SCRAPED } from './edge.ts';

/** How many backends there are to send to. */
export const backends: Panel = linesOverTime({
  id: 6,
  title: 'How many backends are healthy?',
  description: [
    'Backends that passed their health check, of the edge node that sees fewest: all, and by the protocol that their route hints at.',
    'What to do: a fall of one protocol is mostly one customer; a fall of all is a node, the overlay network or the edge node itself.',
  ].join('\n\n'),
  grid: { x: 8, y: 0, w: 8, h: 8 },
  lines: {
    all: edge.trc_edge_backends_active_total.where(CHOSEN).min().legend('all'),
    protocols: edge.trc_edge_backends_active_by_protocol
      .where(CHOSEN)
      .minBy('protocol_hint')
      .legend('{{protocol_hint}}'),
  },
  unit: 'none',
  decimals: 0,
  noValue: NOT_SCRAPED,
});
