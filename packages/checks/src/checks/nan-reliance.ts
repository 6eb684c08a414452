import { type Expr, walk, withoutParens } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { excerptOf } from '../flow/excerpt.ts';

/** A query makes NaN, or finds it out by comparing something with itself. */
export const nanReliance = defineCheck<'query'>({
  id: 'nan-reliance',
  scope: 'query',
  defect: 'style',
  docs: {
    summary: 'A query makes NaN on purpose, or tells it apart by comparing something with itself.',
    why: 'Other servers of PromQL, VictoriaMetrics for one, have no NaN: there the sample is absent, and the query means another thing.',
    bad: ['queue_length or vector(NaN)', 'cache_hit_ratio == cache_hit_ratio'],
    good: ['queue_length or vector(-1)', 'cache_hit_ratio >= 0'],
  },
  check({ parsed, expr }, _context, report) {
    walk(expr, (node) => {
      if (
        !isNan(node) &&
        !(node.kind === 'binary' && EQUALITY.has(node.operator) && isSame(node.left, node.right, parsed.text))
      )
        return;
      report({
        at: node,
        message: `\`${excerptOf(parsed, node)}\` ${isNan(node) ? 'is NaN' : 'is about NaN'}.`,
        fix: 'Leave samples out by a comparison, or use a number that the metric never has.',
      });
    });
  },
});

const EQUALITY: ReadonlySet<string> = new Set(['==', '!=']);

function isNan(node: Expr): boolean {
  if (node.kind === 'number') return node.macro === undefined && Number.isNaN(node.value);
  if (node.kind !== 'binary' || node.operator !== '/') return false;
  const [left, right] = [withoutParens(node.left), withoutParens(node.right)];
  return left.kind === 'number' && right.kind === 'number' && left.value === 0 && right.value === 0;
}

function isSame(one: Expr, other: Expr, text: string): boolean {
  const written = ({ from, to }: Expr) => text.slice(from, to).replaceAll(/\s+/g, '');
  return one.kind !== 'number' && written(withoutParens(one)) === written(withoutParens(other));
}
