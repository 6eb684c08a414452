import { type Aggregation, type Binary, type Expr, isAbsenceFunction, withoutParens } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { alertQuery, instantQuery } from '../example-use.ts';
import { isFilter } from '../flow/filter.ts';
import { excerptOf } from '../flow/excerpt.ts';

/** A panel counts the series that pass a comparison, and shows nothing instead of 0 when none does. */
export const emptyInsteadOfZero = defineCheck<'query'>({
  id: 'empty-instead-of-zero',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'A panel counts or adds up the series that pass a comparison.',
    why: 'When none passes, which is mostly when all is well, the result is not 0 but empty, just as when the metric is gone.',
    bad: [instantQuery('count(host_up == 0)'), 'count(host_up) - count(host_up == 0)'],
    good: [
      instantQuery('sum(host_up == bool 0)'),
      'count(host_up == 0) or count(host_up) * 0',
      'count by (job) (host_up == 0)',
      alertQuery('count(host_up == 0) > 3'),
    ],
  },
  check({ parsed, expr, use }, _context, report) {
    if (use.kind !== 'panel') return;
    for (const { node, filter } of countsShown(expr)) {
      report({
        at: node,
        message: `\`${excerptOf(parsed, node)}\` is empty, not 0, when nothing passes \`${excerptOf(parsed, filter)}\`.`,
        fix: 'Say what is shown then: `... or count(x) * 0`; or add up a comparison with `bool`: `sum(x == bool 0)`.',
      });
    }
  },
});

interface Count {
  readonly node: Aggregation;
  readonly filter: Binary;
}

/** Counts that reach the panel, but for those for which `or` gives something else. */
function countsShown(expr: Expr): readonly Count[] {
  const node = withoutParens(expr);
  switch (node.kind) {
    case 'unary':
      return countsShown(node.expr);
    case 'call':
      return isAbsenceFunction(node.function.name) ? [] : node.args.flatMap(countsShown);
    case 'aggregation':
      return countsIn(node);
    case 'binary':
      return countsInBinary(node);
    case 'number':
    case 'string':
    case 'selector':
    case 'matrix':
    case 'subquery':
    case 'paren':
      return [];
  }
}

const COUNTS = new Set(['count', 'sum']);

function countsIn(node: Aggregation): readonly Count[] {
  const arg = node.args.at(-1);
  if (arg === undefined) return [];
  const filter = withoutParens(arg);
  // Groups that are missing are missing rows, as is meant.
  return COUNTS.has(node.operator.name) && node.grouping === undefined && isFilter(filter)
    ? [{ node, filter }]
    : countsShown(arg);
}

/** A filter around a count is meant to let nothing through; a filtered divisor keeps zeros away. */
function countsInBinary(node: Binary): readonly Count[] {
  if (node.operator === 'or' || isFilter(node)) return [];
  if (node.operator === 'and' || node.operator === 'unless' || node.operator === '/') return countsShown(node.left);
  return [...countsShown(node.left), ...countsShown(node.right)];
}
