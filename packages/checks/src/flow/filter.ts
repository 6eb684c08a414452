import { type Binary, type Expr, isComparison } from '@lockstep/promql';

/** A comparison that is not made into 0 and 1. */
export type Filter = Binary & { readonly bool: false };

/** Whether an operation lets only some of the samples of a vector through. */
export function isFilter(node: Expr): node is Filter {
  return node.kind === 'binary' && !node.bool && isComparison(node.operator);
}
