import { type Analysis, type Binary, type Expr, type Interval, isComparison } from '@lockstep/promql';

/** A comparison of which the bounds of both sides are known. */
export interface ComparedValues {
  readonly node: Binary;
  readonly left: Interval;
  readonly right: Interval;
  /** The bounds in words, without a full stop. */
  readonly reason: string;
}

/** What a comparison compares; undefined for other nodes, and when a side may have any value. */
export function comparedValues(node: Expr, analysis: Analysis): ComparedValues | undefined {
  if (node.kind !== 'binary' || !isComparison(node.operator)) return undefined;
  const left = analysis.values(node.left);
  const right = analysis.values(node.right);
  if (left === undefined || right === undefined) return undefined;
  return { node, left, right, reason: `the left side is ${rangeText(left)}, the right side ${rangeText(right)}` };
}

/** Bounds in words: `5`, `from 0 to 1`, `at least 0`. */
export function rangeText({ min, max }: Interval): string {
  if (min === max) return String(min);
  if (max === Infinity) return `at least ${min}`;
  return min === -Infinity ? `at most ${max}` : `from ${min} to ${max}`;
}
