import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { controlPlane } from './control-plane.ts';

/** Who asks twice. */
export const repeats: Panel = linesOverTime({
  id: 8,
  title: 'Who asks twice?',
  description: [
    'Requests per minute with an idempotency key that was used before, by endpoint: hits were answered from the first request, conflicts had another body. An endpoint has no line before its first.',
    'What to do: hits that rise are clients that retry: the network, or an endpoint that is slower than their patience. Conflicts are a mistake in a client, which makes one key for two wishes.',
  ].join('\n\n'),
  grid: { x: 16, y: 0, w: 8, h: 8 },
  lines: {
    hits: controlPlane.trc_idempotency_hits_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('endpoint')
      .times(PER_MINUTE)
      .legend('{{endpoint}}'),
    conflicts: controlPlane.trc_idempotency_conflicts_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('endpoint')
      .times(PER_MINUTE)
      .legend('{{endpoint}}: conflict'),
  },
  unit: 'opm',
  noValue: 'Nobody asked twice yet, or no control plane is scraped',
});
