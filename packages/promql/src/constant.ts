import type { Binary, Expr } from './ast.ts';

/** The value of an expression all parts of which are literals: `2 * 60`, `-vector(1)`, `5m`. Macros are none. */
export function constantOf(expr: Expr, inner: (expr: Expr) => number | undefined = constantOf): number | undefined {
  switch (expr.kind) {
    case 'number':
      return expr.macro === undefined ? expr.value : undefined;
    case 'paren':
      return inner(expr.expr);
    case 'unary': {
      const value = inner(expr.expr);
      return value === undefined || expr.operator === '+' ? value : -value;
    }
    case 'call':
      return constantCall(expr.function.name, expr.args, inner);
    case 'binary':
      return constantBinary(expr, inner);
    case 'string':
    case 'selector':
    case 'matrix':
    case 'subquery':
    case 'aggregation':
      return undefined;
  }
}

/**
 * The value that literals alone decide, of every series that there is: a constant, 0 of what is multiplied by 0, and what
 * is made of these. Of NaN and infinities nothing is said.
 */
export function decidedValueOf(
  expr: Expr,
  inner: (expr: Expr) => number | undefined = decidedValueOf,
): number | undefined {
  const constant = constantOf(expr, inner);
  if (constant !== undefined || expr.kind !== 'binary' || expr.operator !== '*') return constant;
  return inner(expr.left) === 0 || inner(expr.right) === 0 ? 0 : undefined;
}

function constantCall(
  name: string,
  [arg]: readonly Expr[],
  inner: (expr: Expr) => number | undefined,
): number | undefined {
  if (name === 'pi') return Math.PI;
  return (name === 'vector' || name === 'scalar') && arg !== undefined ? inner(arg) : undefined;
}

function constantBinary(
  { operator, bool, left, right }: Binary,
  inner: (expr: Expr) => number | undefined,
): number | undefined {
  // The right side is most often the literal.
  const b = inner(right);
  const a = b === undefined ? undefined : inner(left);
  if (a === undefined || b === undefined) return undefined;
  const compute = ARITHMETIC[operator];
  if (compute !== undefined) return compute(a, b);
  const compare = bool ? COMPARISON[operator] : undefined;
  return compare === undefined ? undefined : Number(compare(a, b));
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
  atan2: Math.atan2,
};

const COMPARISON: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};
