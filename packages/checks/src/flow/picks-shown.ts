import { type Aggregation, constantOf, type Expr, walk } from '@lockstep/promql';

/** `topk` and `bottomk` whose series are part of the result, and are not aggregated again. */
export function picksShown(expr: Expr): readonly Aggregation[] {
  const found: Aggregation[] = [];
  walk(expr, (node, around) => {
    if (node.kind !== 'aggregation' || !PICKS.has(node.operator.name) || isOneOfEach(node)) return;
    if (!around.some((outer) => outer.kind === 'aggregation' && !PICKS.has(outer.operator.name))) found.push(node);
  });
  return found;
}

/** `topk by (host) (1, ...)` is a way to get rid of duplicates: no matter which of them is picked, they mean the same. */
function isOneOfEach({ grouping, args: [count] }: Aggregation): boolean {
  return grouping !== undefined && count !== undefined && constantOf(count) === 1;
}

const PICKS = new Set(['topk', 'bottomk']);
