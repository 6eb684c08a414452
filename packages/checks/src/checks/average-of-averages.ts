import { type Expr, selectorsIn, walk, withoutParens } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { mergesSeries } from '../flow/merges-series.ts';
import type { KnownMetrics } from '../known-metrics.ts';

/** Averages are averaged, each with the same weight. */
export const averageOfAverages = defineCheck<'query'>({
  id: 'average-of-averages',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'Averages of groups are averaged again.',
    why: 'Each group counts the same, however much is in it: one slow request of a quiet route weighs as much as a million fast ones.',
    bad: [
      'avg(avg by (host) (host_up))',
      'avg(rate(http_request_duration_seconds_sum[5m]) / rate(http_request_duration_seconds_count[5m]) > 0)',
    ],
    good: [
      'avg(host_up)',
      'sum(rate(http_request_duration_seconds_sum[5m])) / (sum(rate(http_request_duration_seconds_count[5m])) > 0)',
    ],
  },
  check({ expr, analysis }, { metrics }, report) {
    walk(expr, (node) => {
      const input = node.kind === 'aggregation' ? node.args.at(-1) : undefined;
      if (node.kind !== 'aggregation' || node.operator.name !== 'avg' || input === undefined) return;
      if (!isAverage(input, metrics) || !mergesSeries(node, input, analysis)) return;
      report({
        at: node,
        message: '`avg` is taken of averages, which all weigh the same whatever is behind them.',
        fix: 'Average once over everything, or divide the sum of the sums by the sum of the counts.',
      });
    });
  },
});

function isAverage(expr: Expr, metrics: KnownMetrics): boolean {
  const node = withoutParens(expr);
  if (node.kind === 'aggregation') return node.operator.name === 'avg';
  if (node.kind !== 'binary') return false;
  if (node.operator !== '/') return isAverage(node.left, metrics) || isAverage(node.right, metrics);
  const sums = families(node.left, 'sum', metrics);
  return sums.length > 0 && families(node.right, 'count', metrics).some((family) => sums.includes(family));
}

/** Families whose sums or counts are read. */
function families(expr: Expr, role: 'sum' | 'count', metrics: KnownMetrics): readonly string[] {
  return selectorsIn(expr).flatMap(({ metric }) => {
    const series = metric === undefined ? undefined : metrics.series(metric.name);
    return series?.role === role ? series.family : [];
  });
}
