import { type Aggregation, type Expr, walk } from '@lockstep/promql';

/** `topk` and `bottomk` whose series are part of the result, and are not aggregated again. */
export function picksShown(expr: Expr): readonly Aggregation[] {
  const found: Aggregation[] = [];
  walk(expr, (node, around) => {
    if (node.kind !== 'aggregation' || !PICKS.has(node.operator.name)) return;
    if (!around.some((outer) => outer.kind === 'aggregation' && !PICKS.has(outer.operator.name))) found.push(node);
  });
  return found;
}

const PICKS = new Set(['topk', 'bottomk']);
