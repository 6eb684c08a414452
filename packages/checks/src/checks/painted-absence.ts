import { type Analysis, type Binary, type Expr, selectorsIn, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { alertQuery } from '../example-use.ts';
import { readsAlerts } from '../flow/has-condition.ts';
import { valueWithoutData } from '../flow/value-without-data.ts';
import { excerptOf } from '../flow/excerpt.ts';

/** `or vector(0)` and the like: what is shown without any data is a value of good times. */
export const paintedAbsence = defineCheck<'query'>({
  id: 'painted-absence',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'When there are no data at all, the query gives a value that it has in good times, too.',
    why: 'A dead exporter then looks like a system without errors. A value that cannot occur otherwise can be told apart.',
    bad: [
      'sum(rate(http_requests_total[5m])) or vector(0)',
      'count(host_up == 0) or on () vector(0)',
      'cache_hit_ratio or vector(1)',
      'queue_length or absent(queue_length) * 0',
    ],
    good: [
      'sum(rate(http_requests_total[5m])) or vector(-1)',
      'count(host_up == 0) or count(host_up) * 0',
      'count(ALERTS{alertstate="firing"}) or vector(0)',
      'count(host_up) - (count(host_up == 0) or vector(0))',
      alertQuery('(sum(host_up) or vector(0)) < 3'),
    ],
  },
  check({ parsed, expr, analysis, use }, _context, report) {
    if (use.kind !== 'panel' && use.kind !== 'record') return;
    // Where a part without a fallback makes the whole empty, absence stays visible.
    if (valueWithoutData(expr) === undefined) return;
    const node = paintedUnion(expr, analysis);
    if (node === undefined) return;
    const fallback = excerptOf(parsed, node.right);
    report({
      at: node.right,
      message: `Without any data \`${fallback}\` is shown, which looks like a real ${valueWithoutData(node.right) ?? 0}.`,
      fix: `Fall back to 0 only where the metric exists (\`or count(...) * 0\`), or to a value that cannot occur (\`or vector(-1)\`) with a mapping to "no data".`,
    });
  },
});

/** The first of them: the others are of the same making. */
function paintedUnion(expr: Expr, analysis: Analysis): Binary | undefined {
  let found: Binary | undefined;
  walk(expr, (node) => {
    if (node.kind === 'binary' && node.operator === 'or' && isPainted(node, analysis)) found ??= node;
  });
  return found;
}

/** Zero, or the upper end of what the query can give: a share of 1, a state of 1. */
function isPainted(node: Binary, analysis: Analysis): boolean {
  const value = valueWithoutData(node.right);
  if (value === undefined || valueWithoutData(node.left) !== undefined) return false;
  // Alerts have series only while they fire: that there are none is good news.
  if (selectorsIn(node.left).every(readsAlerts)) return false;
  return value === 0 || value === analysis.values(node.left)?.max;
}
