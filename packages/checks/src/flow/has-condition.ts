import { type Binary, constantOf, type Expr, withoutParens } from '@lockstep/promql';
import { isFilter } from './can-be-zero.ts';

/** Whether an expression has a result only at times, so that an alert on it is not always firing. */
export function hasCondition(expr: Expr): boolean {
  const node = withoutParens(expr);
  switch (node.kind) {
    case 'binary':
      return isConditional(node);
    case 'call':
      return ABSENCES.has(node.function.name) || node.args.some(hasCondition);
    case 'aggregation':
      return node.args.some(hasCondition);
    case 'subquery':
    case 'unary':
      return hasCondition(node.expr);
    case 'selector':
      // Series that Prometheus has only while an alert fires.
      return node.metric?.name === 'ALERTS' || node.metric?.name === 'ALERTS_FOR_STATE';
    case 'number':
    case 'string':
    case 'matrix':
    case 'paren':
      return false;
  }
}

const ABSENCES = new Set(['absent', 'absent_over_time']);

function isConditional(node: Binary): boolean {
  if (node.operator === 'or') return hasCondition(node.left) && hasCondition(node.right);
  if (node.operator === 'and' || node.operator === 'unless' || isFilter(node)) return true;
  // A comparison with `bool` of what has a condition keeps it.
  return [node.left, node.right].some((side) => constantOf(side) === undefined && hasCondition(side));
}
