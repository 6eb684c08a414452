import { ARITHMETIC_OPERATORS, COMPARISON_OPERATORS, SET_OPERATORS } from './ast.ts';

const ARITHMETIC: ReadonlySet<string> = new Set(ARITHMETIC_OPERATORS);
const COMPARISONS: ReadonlySet<string> = new Set(COMPARISON_OPERATORS);
const SETS: ReadonlySet<string> = new Set(SET_OPERATORS);

/** Whether an operator computes a new value: `+`, `atan2` and the like. */
export function isArithmetic(operator: string): boolean {
  return ARITHMETIC.has(operator);
}

/** Whether an operator compares, be it as a filter or with `bool`. */
export function isComparison(operator: string): boolean {
  return COMPARISONS.has(operator);
}

/** Whether an operator is `and`, `or` or `unless`. */
export function isSetOperator(operator: string): boolean {
  return SETS.has(operator);
}
