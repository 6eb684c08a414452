import type { Expr } from './ast.ts';

/** The argument that the result of a function or aggregation is made of: the first vector, or the first of scalars. */
export function mainArgument(args: readonly Expr[], labels: (node: Expr) => unknown): Expr | undefined {
  return args.find((arg) => labels(arg) !== undefined) ?? args[0];
}
