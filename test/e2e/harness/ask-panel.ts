import type { PanelQuery } from './panel-queries.ts';
import { queryInstant, queryRange, type Sample } from './query-api.ts';

/**
 * What a panel's query shows at `at` (Unix seconds): the answer of an instant query, or the newest point of each line
 * of a range query. The window ends at `at` itself, where Grafana would end it at the last whole step before; a series
 * without a point there is not shown.
 */
export async function askPanel(url: string, query: PanelQuery, at: number): Promise<Sample[]> {
  if (query.kind === 'instant') return queryInstant(url, query.expr, at);
  const { stepSeconds, rangeSeconds } = query;
  const start = at - Math.floor(rangeSeconds / stepSeconds) * stepSeconds;
  const lines = await queryRange(url, query.expr, { start, end: at, step: stepSeconds });
  return lines.flatMap(({ labels, points }) => {
    const newest = points.at(-1);
    return newest === undefined || Math.abs(newest[0] - at) > 1 ? [] : [{ labels, value: newest[1] }];
  });
}
