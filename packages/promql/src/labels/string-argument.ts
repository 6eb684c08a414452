import type { Expr, StringLiteral } from '../ast.ts';

/** The string that an argument is, parentheses or not; undefined for anything else, which is a type problem. */
export function stringArgument(arg: Expr | undefined): StringLiteral | undefined {
  if (arg?.kind === 'paren') return stringArgument(arg.expr);
  return arg?.kind === 'string' ? arg : undefined;
}
