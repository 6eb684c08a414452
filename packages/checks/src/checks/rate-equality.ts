import { constantOf, type Expr, functionNamed, walk, withoutParens } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { excerptOf } from '../flow/excerpt.ts';

/** A rate is compared for equality. */
export const rateEquality = defineCheck<'query'>({
  id: 'rate-equality',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'A rate or an increase is compared by `==` or `!=`.',
    why: 'Rates are worked out between scrapes and rounded: they are hardly ever exactly a number, and differ between servers in the last digit.',
    bad: ['rate(http_requests_total[5m]) == 0.5', 'sum(increase(http_requests_total[1h])) != 1'],
    good: ['rate(http_requests_total[5m]) > 0.5', 'queue_length == 0', 'changes(queue_length[1h]) == 0'],
  },
  check({ parsed, expr }, _context, report) {
    walk(expr, (node) => {
      if (node.kind !== 'binary' || (node.operator !== '==' && node.operator !== '!=')) return;
      if (![node.left, node.right].some(isRate)) return;
      const isZero = [node.left, node.right].some((side) => constantOf(side) === 0);
      report({
        at: node,
        message: `\`${excerptOf(parsed, node)}\` compares a rate by \`${node.operator}\`.`,
        fix: isZero ? 'Use `changes(...) == 0`, or compare by `>`.' : 'Compare by `>` or `<`.',
        // Nothing happened is exactly zero, everywhere.
        ...(isZero ? { defect: 'style' } : {}),
      });
    });
  },
});

/** Whether the value of an expression comes from a function for counters whose results are no whole numbers. */
function isRate(expr: Expr): boolean {
  const node = withoutParens(expr);
  switch (node.kind) {
    case 'call':
      return (
        (functionNamed(node.function.name)?.wants === 'counter' && node.function.name !== 'resets') ||
        (!COUNTING.has(node.function.name) && node.args.some(isRate))
      );
    case 'aggregation':
      return !COUNTING.has(node.operator.name) && node.args.some(isRate);
    case 'binary':
      return isRate(node.left) || isRate(node.right);
    case 'unary':
    case 'subquery':
      return isRate(node.expr);
    default:
      return false;
  }
}

/** What makes whole numbers of anything. */
const COUNTING = new Set(['absent', 'ceil', 'changes', 'count', 'count_over_time', 'floor', 'group', 'round', 'sgn']);
