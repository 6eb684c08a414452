import type { Expr, StringLiteral } from '../ast.ts';
import { withoutParens } from '../walk.ts';

/** The string that an argument is, parentheses or not; undefined for anything else, which is a type problem. */
export function stringArgument(arg: Expr | undefined): StringLiteral | undefined {
  const inner = arg && withoutParens(arg);
  return inner?.kind === 'string' ? inner : undefined;
}
