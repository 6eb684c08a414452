import { type Expr, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { alertQuery, instantQuery } from '../example-use.ts';
import type { QueryUse } from '../query-use.ts';
import { canBeZero } from '../flow/can-be-zero.ts';
import { isFilter } from '../flow/filter.ts';
import { excerptOf } from '../flow/excerpt.ts';

/** A division by what can be zero, of which nothing keeps the result away. */
export const unguardedDivision = defineCheck<'query'>({
  id: 'unguarded-division',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'Something is divided by a value that can be zero.',
    why: 'Nothing divided by nothing is NaN, which a tile shows as a value and which makes every sum NaN that it is part of.',
    bad: [
      instantQuery('sum(rate(http_requests_total{method="POST"}[5m])) / sum(rate(http_requests_total[5m]))'),
      'sum(rate(http_requests_total{method="POST"}[5m]) / ignoring (method) rate(http_requests_total{method="GET"}[5m]))',
    ],
    good: [
      instantQuery('sum(rate(http_requests_total{method="POST"}[5m])) / (sum(rate(http_requests_total[5m])) > 0)'),
      alertQuery('sum(rate(http_requests_total{method="POST"}[5m])) / sum(rate(http_requests_total[5m])) > 0.1'),
      'sum(rate(http_requests_total{method="POST"}[5m])) / sum(rate(http_requests_total[5m]))',
      instantQuery('host_up / count(host_up)'),
      instantQuery('sum(disk_free_bytes) / clamp_min(sum(rate(http_requests_total[5m])), 1)'),
    ],
  },
  check({ parsed, expr, analysis, use }, { metrics }, report) {
    walk(expr, (node, around) => {
      if (node.kind !== 'binary' || (node.operator !== '/' && node.operator !== '%')) return;
      if (!isSeen(use, around) || isGuarded(node, around) || !canBeZero(node.right, { metrics, analysis })) return;
      report({
        at: node.right,
        message: `\`${excerptOf(parsed, node.right)}\` can be zero, and the result is then NaN or infinite.`,
        fix: 'Divide by what is not zero: `/ (x > 0)` has no value where there is nothing to divide by.',
      });
    });
  },
});

/** A line over time just has a gap where the value is NaN. */
function isSeen(use: QueryUse, around: readonly Expr[]): boolean {
  const isLine = use.kind === 'panel' && use.range && !TILES.has(use.panelType);
  return !isLine || around.some(({ kind }) => kind === 'aggregation');
}

/** Panels that show one value, which is NaN then. */
const TILES = new Set(['stat', 'gauge', 'bargauge', 'singlestat', 'table', 'table-old', 'piechart']);

/** NaN passes no comparison but `!=`; a sum would be NaN before it is compared. */
function isGuarded(division: Expr, around: readonly Expr[]): boolean {
  let inner = division;
  for (const node of around.toReversed()) {
    if (isFilter(node)) return node.operator !== '!=';
    if (node.kind === 'aggregation') return false;
    if (node.kind === 'binary' && (node.operator === 'and' || node.operator === 'unless')) return node.left === inner;
    inner = node;
  }
  return false;
}
