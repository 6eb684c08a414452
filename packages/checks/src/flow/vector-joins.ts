import {
  type Analysis,
  type Binary,
  type Expr,
  isSetOperator,
  type LabelFlow,
  type Name,
  walk,
} from '@lockstep/promql';

/** A binary operation that pairs series of two vectors by their labels. */
export interface VectorJoin {
  readonly node: Binary;
  readonly left: LabelFlow;
  readonly right: LabelFlow;
  readonly isSet: boolean;
  /** Names in `on (...)` or `ignoring (...)`; those that a macro makes up are left out. */
  readonly named: readonly Name[];
  /** Whether series must agree in a label to be paired; undefined when a macro decides. */
  readonly matches: (label: string) => boolean | undefined;
}

/** All joins of a query, the outer ones first. */
export function vectorJoins(expr: Expr, analysis: Analysis): readonly VectorJoin[] {
  const found: VectorJoin[] = [];
  walk(expr, (node) => {
    const join = node.kind === 'binary' ? joinOf(node, analysis) : undefined;
    if (join !== undefined) found.push(join);
  });
  return found;
}

/** The side of which one series may stand for many of the other; undefined without `group_left` and `group_right`. */
export function oneSide({
  node,
  left,
  right,
}: VectorJoin): { readonly flow: LabelFlow; readonly expr: Expr } | undefined {
  const side = node.matching?.group?.side;
  if (side === undefined) return undefined;
  return side === 'left' ? { flow: right, expr: node.right } : { flow: left, expr: node.left };
}

function joinOf(node: Binary, analysis: Analysis): VectorJoin | undefined {
  const left = analysis.labels(node.left);
  const right = analysis.labels(node.right);
  if (left === undefined || right === undefined) return undefined;
  const names = node.matching?.labels ?? [];
  const named = names.filter(({ templated }) => !templated);
  const listed = new Set(named.map(({ name }) => name));
  const open = named.length < names.length;
  const on = node.matching?.kind === 'on';
  return {
    node,
    left,
    right,
    isSet: isSetOperator(node.operator),
    named,
    matches: (label) => (listed.has(label) ? on : open ? undefined : !on && label !== '__name__'),
  };
}
