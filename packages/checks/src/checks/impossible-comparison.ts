import { comparisonVerdict, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { comparedValues } from '../flow/compared-values.ts';
import { excerptOf } from '../flow/excerpt.ts';

/** A comparison that is never true. */
export const impossibleComparison = defineCheck<'query'>({
  id: 'impossible-comparison',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A comparison can never be true.',
    why: 'The result is always empty, or always 0 with `bool`. As an alert it never fires.',
    bad: ['cache_hit_ratio > 80', 'host_up == 2', 'count(queue_length) < bool 0', 'avg(host_up) > 1'],
    good: ['cache_hit_ratio > 0.8', 'host_up == 0', 'sum(host_up) > 1', 'vector($show) == 1'],
  },
  check({ parsed, expr, analysis }, _context, report) {
    walk(expr, (node) => {
      const compared = comparedValues(node, analysis);
      if (
        compared === undefined ||
        comparisonVerdict(compared.node.operator, compared.left, compared.right) !== 'never'
      )
        return;
      report({
        at: compared.node,
        message: `\`${excerptOf(parsed, compared.node)}\` is never true: ${compared.reason}.`,
        fix: 'Compare with a value that the series can have. Shares go from 0 to 1.',
      });
    });
  },
});
