import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { NOT_SCRAPED, poolUsed } from './control-plane.ts';

/** Whether requests wait for a connection. */
export const pool: Panel = linesOverTime({
  id: 4,
  title: 'How full is the pool?',
  description: [
    'Database connections in use, as a share of those that the pool of each control plane may open.',
    'What to do: at 100 % every request waits for another to end, and all of them become slow. With queries that are slow at the same time (beside) the database is the cause; with fast ones there is more to do than connections: raise the limit, or add a control plane. A line that never falls back is connections that are not given back.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  lines: { used: poolUsed.legend('{{instance}}') },
  unit: 'percentunit',
  decimals: 1,
  max: 1,
  noValue: NOT_SCRAPED,
});
