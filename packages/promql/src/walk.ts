import type { Expr, Selector } from './ast.ts';

/** The expressions directly within one, in the order of the text. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'call':
    case 'aggregation':
      return expr.args;
    case 'binary':
      return [expr.left, expr.right];
    case 'matrix':
      return [expr.selector];
    case 'subquery':
    case 'unary':
    case 'paren':
      return [expr.expr];
    case 'number':
    case 'string':
    case 'selector':
      return [];
  }
}

/**
 * Calls `enter` for every node of a tree, the outer ones first, with the nodes around it, the innermost last.
 * The list of those is reused: copy it to keep it.
 */
export function walk(expr: Expr, enter: (node: Expr, around: readonly Expr[]) => void): void {
  visit(expr, [], enter);
}

/** Every selector of a tree, those of ranges included, in the order of the text. */
export function selectorsIn(expr: Expr): readonly Selector[] {
  const known = SELECTORS.get(expr);
  if (known !== undefined) return known;
  const found: Selector[] = [];
  walk(expr, (node) => {
    if (node.kind === 'selector') found.push(node);
  });
  SELECTORS.set(expr, found);
  return found;
}

/** Trees do not change, and many who look at a query begin with its selectors. */
const SELECTORS = new WeakMap<Expr, readonly Selector[]>();

/** An expression without the parentheses around it. */
export function withoutParens(expr: Expr): Expr {
  let inner = expr;
  while (inner.kind === 'paren') inner = inner.expr;
  return inner;
}

function visit(node: Expr, around: Expr[], enter: (node: Expr, around: readonly Expr[]) => void): void {
  enter(node, around);
  around.push(node);
  for (const child of childrenOf(node)) visit(child, around, enter);
  around.pop();
}
