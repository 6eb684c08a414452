import type { Analysis, ScaledUnit } from '../analysis.ts';
import { type Binary, COMPARISON_OPERATORS, type Expr } from '../ast.ts';
import type { QueryProblem } from '../problem.ts';
import { walk } from '../walk.ts';
import { commonUnit } from './binary-unit.ts';
import { formatUnit, hasUnitName } from './format-unit.ts';
import { isSameUnit } from './unit-algebra.ts';
import { operandOf } from './unit-flow.ts';

/** Sums, differences and comparisons of values whose units are known and differ; bare numbers fit everything, and multiples their own kind. */
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
  if (isMultiple(a.unit, b.unit)) return [];
  const [before, after] = [a.unit, b.unit].map(({ unit, scale }) => formatUnit(unit, scale));
  return [{ from, to, message: `\`${operator}\` needs equal units: left are ${before}, right ${after}.` }];
}

/** A tenth of some bytes may well be compared with others; bits with bytes are a mistake, as are minutes with seconds. */
function isMultiple(a: ScaledUnit, b: ScaledUnit): boolean {
  return isSameUnit({ ...a, scale: 1 }, { ...b, scale: 1 }) && !(hasUnitName(a) && hasUnitName(b));
}
