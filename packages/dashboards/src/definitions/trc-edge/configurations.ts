import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { edge, NOT_SCRAPED } from './edge.ts';

/** Whether configurations are taken over. */
export const configurations: Panel = linesOverTime({
  id: 8,
  title: 'Are configurations taken over?',
  description: [
    'Configurations per minute by result.',
    'What to do: failure: the old configuration stays in force, and new routes wait; the log of the node says what is wrong in it. Neither for hours while people deploy: the node does not hear of changes.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 12, h: 8 },
  lines: {
    results: edge.trc_edge_config_apply_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .times(PER_MINUTE)
      .legend('{{result}}'),
  },
  unit: 'opm',
  noValue: NOT_SCRAPED,
});
