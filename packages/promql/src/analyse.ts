import type { Analysis, Interval, LabelFlow, ScaledUnit, SeriesLookup } from './analysis.ts';
import type { Expr } from './ast.ts';
import { labelsOf } from './labels/label-flow.ts';

/** Says what the nodes of one tree are worth. Nothing is worked out before it is asked for, and nothing twice. */
export function analyse(lookup: SeriesLookup): Analysis {
  const labels: Of<LabelFlow> = memoised((node) => labelsOf(node, { lookup, labels }));
  const scaledUnit: Of<ScaledUnit> = memoised<never>(() => undefined);
  const values: Of<Interval> = memoised<never>(() => undefined);
  return {
    labels,
    scaledUnit,
    unit(node) {
      const found = scaledUnit(node);
      return found?.scale === 1 ? found.unit : undefined;
    },
    values,
  };
}

type Of<T> = (node: Expr) => T | undefined;

function memoised<T>(compute: Of<T>): Of<T> {
  const known = new Map<Expr, T | undefined>();
  return (node) => {
    const found = known.get(node);
    if (found !== undefined || known.has(node)) return found;
    const made = compute(node);
    known.set(node, made);
    return made;
  };
}
