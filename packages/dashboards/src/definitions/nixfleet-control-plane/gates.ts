import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { nixfleet } from './nixfleet.ts';

/** What holds rollouts up. */
export const gates: Panel = linesOverTime({
  id: 4,
  title: 'Which gate blocks rollouts?',
  description: [
    'Blocks per minute by gate, on each other. A host that waits is counted each time that it asks, so the height is how many wait, not how many were refused.',
    'What to do: wave-promotion and disruption-budget block in every healthy rollout, and end with it. channel-edges and host-edge wait for another channel or host: see whether that one moves. compliance-wave does not end by itself: the table above names control and host.',
  ].join('\n\n'),
  grid: { x: 0, y: 21, w: 12, h: 8 },
  lines: {
    blocks: nixfleet.nixfleet_gate_block_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('gate')
      .times(PER_MINUTE)
      .legend('{{gate}}'),
  },
  unit: 'opm',
  noValue: 'No control plane is scraped',
  stacked: true,
});
