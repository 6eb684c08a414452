import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { agent, NOT_SCRAPED } from './agent.ts';

/** What the caches had to throw out. */
export const cacheEvictions: Panel = linesOverTime({
  id: 12,
  title: 'Are the caches too small?',
  description: [
    'Entries per minute that were thrown out of the caches of all chosen nodes, by kind.',
    'What to do: a high rate beside slow starts: what was thrown out is fetched again, the cache is too small. A single wave: a node was short of space, see the table of nodes.',
  ].join('\n\n'),
  grid: { x: 12, y: 8, w: 12, h: 8 },
  lines: {
    evictions: agent.trc_agent_cache_evictions_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('kind')
      .times(PER_MINUTE)
      .legend('{{kind}}'),
  },
  unit: 'opm',
  noValue: NOT_SCRAPED,
});
