import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { NOT_SCRAPED, poolUsed } from './agent.ts';

/** How full the pools of volumes are. */
export const pool: Panel = linesOverTime({
  id: 10,
  title: 'How full are the pools of volumes?',
  description: [
    'Used share of the pool of volumes of each node.',
    'What to do: above 90 % new volumes find no place on the node and snapshots fail. Grow the pool, or move volumes to a node whose line is low.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  lines: { used: poolUsed.legend('{{instance}}') },
  unit: 'percentunit',
  decimals: 1,
  max: 1,
  noValue: NOT_SCRAPED,
});
