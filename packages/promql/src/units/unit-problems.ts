import type { Analysis } from '../analysis.ts';
import { type Binary, COMPARISON_OPERATORS, type Expr } from '../ast.ts';
import type { QueryProblem } from '../problem.ts';
import { walk } from '../walk.ts';
import { commonUnit } from './binary-unit.ts';
import { formatUnit } from './format-unit.ts';
import { operandOf } from './unit-flow.ts';

/**
 * Sums, differences and comparisons of values whose units are known and differ. Bare numbers fit everything, and another
 * scale is no other unit, as in `a > 0.5 * b`, but where a conversion between lengths of time is forgotten.
 */
export function unitProblems(expr: Expr, analysis: Analysis): QueryProblem[] {
  const problems: QueryProblem[] = [];
  walk(expr, (node) => {
    if (node.kind === 'binary' && NEED_EQUAL_UNITS.has(node.operator)) problems.push(...problemOf(node, analysis));
  });
  return problems;
}

const NEED_EQUAL_UNITS: ReadonlySet<string> = new Set(['+', '-', ...COMPARISON_OPERATORS]);

function problemOf({ operator, left, right, from, to }: Binary, analysis: Analysis): QueryProblem[] {
  const [a, b] = [operandOf(left, analysis), operandOf(right, analysis)];
  if (commonUnit(operator, a, b) !== 'conflict' || a.unit === undefined || b.unit === undefined) return [];
  const [before, after] = [a.unit, b.unit].map(({ unit, scale }) => formatUnit(unit, scale));
  return [{ from, to, message: `\`${operator}\` needs equal units: left are ${before}, right ${after}.` }];
}
