import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { agent, NOT_SCRAPED } from './agent.ts';

/** What the caches hold. */
export const cacheSizes: Panel = linesOverTime({
  id: 11,
  title: 'What do caches hold?',
  description: [
    'Bytes in the caches of all chosen nodes by kind, on each other: what an eviction could free.',
    'What to do: tmp that only grows is left behind by pulls that failed. Caches that fall to nothing and fill again: see the evictions beside.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 12, h: 8 },
  lines: { sizes: agent.trc_agent_cache_bytes.where(CHOSEN).sumBy('kind').legend('{{kind}}') },
  unit: 'bytes',
  noValue: NOT_SCRAPED,
  stacked: true,
});
