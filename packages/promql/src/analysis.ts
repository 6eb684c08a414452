import type { Expr, Selector, Span } from './ast.ts';

/** What somebody who knows the metrics says about the series that a selector may find. Matchers are not looked at. */
export interface SeriesFacts {
  /** Labels that every such series has. `__name__` need not be given. */
  readonly must: readonly string[];
  /** Labels that such a series may have, those of `must` included; `'anything'` when they are not known. */
  readonly may: readonly string[] | 'anything';
  /** Of the samples: `{}` for the buckets of a classic histogram. Absent: not known. */
  readonly unit?: Unit;
  /** What the buckets of a histogram measure. Absent: not known, or no buckets. */
  readonly observed?: Unit;
  /** Bounds that every sample keeps, both inclusive. Absent: not known. */
  readonly values?: Interval;
}

/** Looks up a selector; undefined when nothing is known, which allows anything. */
export type SeriesLookup = (selector: Selector) => SeriesFacts | undefined;

/** Where a label got lost, and a sentence that says how: `` `host` is dropped by `sum by (kind)` here. `` */
export interface Loss extends Span {
  readonly reason: string;
}

/** Labels of the series of a vector. */
export interface LabelFlow {
  readonly must: ReadonlySet<string>;
  /** Includes `must`. `'anything'` when at least one selector is not known. */
  readonly may: ReadonlySet<string> | 'anything';
  /** Labels that cannot be there though they were, or were asked for, further in. Never overlaps with `may`. */
  readonly lost: ReadonlyMap<string, Loss>;
  /** Where all other labels got lost, when they could be anything further in: `sum by (kind) (unknown)`. */
  readonly rest?: Loss;
}

/**
 * A unit as exponents of base units: bytes per second is `{ bytes: 1, seconds: -1 }`, a ratio or plain number `{}`.
 * A Unix time is `{ time: 1 }`: the difference of two is in seconds.
 */
export type Unit = Readonly<Record<string, number>>;

/** A unit whose values literals have multiplied by `scale`: a ratio as percent is `{ unit: {}, scale: 100 }`. */
export interface ScaledUnit {
  readonly unit: Unit;
  readonly scale: number;
}

/** Bounds of values, both inclusive and possibly infinite. NaN is never told of. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** What is known of each node of a tree. Computed when asked for, once. */
export interface Analysis {
  /** Labels of an instant or range vector; undefined for scalars and strings. */
  readonly labels: (node: Expr) => LabelFlow | undefined;
  /** Unit of the values; undefined when it is not known, or when literals have scaled them. */
  readonly unit: (node: Expr) => Unit | undefined;
  /** The same, also of scaled values. */
  readonly scaledUnit: (node: Expr) => ScaledUnit | undefined;
  /** The value when literals alone decide it: 120 of `2 * 60`, -1 of `up * 0 - 1`. Macros are no literals. */
  readonly decided: (node: Expr) => number | undefined;
  /** Bounds of the values; undefined when nothing is known. */
  readonly values: (node: Expr) => Interval | undefined;
}

/** Whether series may have a label. */
export function canHave({ may, lost }: LabelFlow, label: string): boolean {
  return may === 'anything' ? !lost.has(label) : may.has(label);
}

/** Why series cannot have a label, as far as the query itself tells; undefined when they may have it. */
export function lossOf(flow: LabelFlow, label: string): Loss | undefined {
  return canHave(flow, label) ? undefined : (flow.lost.get(label) ?? flow.rest);
}
