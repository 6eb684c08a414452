import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../ast.ts';

/** The place of a node, which has much else. */
export function span({ from, to }: Span): Span {
  return { from, to };
}

/** A child that the grammar promises. Throws a TypeError when the grammar has changed. */
export function child(node: SyntaxNode, name: string): SyntaxNode {
  const found = node.getChild(name);
  if (found === null) throw new TypeError(`A \`${node.name}\` without \`${name}\`: the grammar has changed.`);
  return found;
}

/** All children, in the order of the text. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let next = node.firstChild; next !== null; next = next.nextSibling) found.push(next);
  return found;
}
