import type { Analysis, Interval, LabelFlow, ScaledUnit, SeriesFacts, SeriesLookup } from './analysis.ts';
import type { Expr, Selector } from './ast.ts';
import { decidedValueOf } from './constant.ts';
import { labelsOf } from './labels/label-flow.ts';
import { unitOf } from './units/unit-flow.ts';
import { valuesOf } from './values/value-flow.ts';

/** Says what the nodes of one query mean. Nothing is worked out before it is asked for, and nothing twice. */
export function analyse(lookup: SeriesLookup): Analysis {
  const facts: Known<Selector, SeriesFacts> = memoised(lookup);
  const decided: Known<Expr, number> = memoised((node) => decidedValueOf(node, decided));
  const labels: Known<Expr, LabelFlow> = memoised((node) => labelsOf(node, { lookup: facts, labels }));
  const scaledUnit: Known<Expr, ScaledUnit> = memoised((node) => unitOf(node, { facts, labels, decided, scaledUnit }));
  const values: Known<Expr, Interval> = memoised((node) => valuesOf(node, { facts, labels, decided, values }));
  const unit = (node: Expr) => {
    const found = scaledUnit(node);
    return found?.scale === 1 ? found.unit : undefined;
  };
  return { labels, unit, scaledUnit, decided, values };
}

type Known<Node, T> = (node: Node) => T | undefined;

function memoised<Node, T>(compute: Known<Node, T>): Known<Node, T> {
  const known = new Map<Node, T | undefined>();
  return (node) => {
    const found = known.get(node);
    if (found !== undefined || known.has(node)) return found;
    const made = compute(node);
    known.set(node, made);
    return made;
  };
}
