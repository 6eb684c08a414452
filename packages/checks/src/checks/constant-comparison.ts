import { type Binary, comparisonVerdict, constantOf, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { alertQuery } from '../example-use.ts';
import { comparedValues } from '../flow/compared-values.ts';
import { hasCondition } from '../flow/has-condition.ts';
import type { KnownMetrics } from '../known-metrics.ts';
import { excerptOf } from '../flow/excerpt.ts';

/** A comparison that is true whatever the metrics say. */
export const constantComparison = defineCheck<'query'>({
  id: 'constant-comparison',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'A comparison is always true.',
    why: 'It lets everything through, so that a filter filters nothing and an alert fires for every series.',
    bad: [alertQuery('cache_hit_ratio < 80'), 'host_up <= bool 1', 'queue_length and on () (vector(1) == 1)'],
    good: [
      alertQuery('cache_hit_ratio < 0.8'),
      'rate(http_requests_total[5m]) >= 0',
      alertQuery('count(host_up == 0) >= 1'),
      'queue_length and on () (vector($show) == 1)',
    ],
  },
  check({ parsed, expr, analysis }, { metrics }, report) {
    walk(expr, (node) => {
      const compared = comparedValues(node, analysis);
      if (
        compared === undefined ||
        comparisonVerdict(compared.node.operator, compared.left, compared.right) !== 'always'
      )
        return;
      if (isGuard(compared.node, metrics)) return;
      report({
        at: compared.node,
        message: `\`${excerptOf(parsed, compared.node)}\` is always true: ${compared.reason}.`,
        fix: 'Compare with a value that the series can have, or leave the comparison out.',
      });
    });
  },
});

/** Comparisons with zero keep NaN away; those of what is there only at times say no more than that it is there. */
function isGuard({ left, right }: Binary, metrics: KnownMetrics): boolean {
  return [left, right].some((side) => constantOf(side) === 0 || hasCondition(side, metrics));
}
