import type { Interval, LabelFlow, SeriesFacts } from '../analysis.ts';
import type { Aggregation, Binary, Call, Expr, Fill, Selector } from '../ast.ts';
import { meaningOf } from '../function-meaning.ts';
import { mainArgument } from '../main-argument.ts';
import {
  ANY_VALUE,
  comparisonVerdict,
  hull,
  INTERVAL_ARITHMETIC,
  MIRRORED,
  narrow,
  negate,
  onlyValue,
  ZERO_OR_ONE,
} from './interval.ts';

/** What the values of a node are worked out from: facts of selectors, and what is known of nodes further in. */
export interface ValueSources {
  readonly facts: (selector: Selector) => SeriesFacts | undefined;
  readonly labels: (node: Expr) => LabelFlow | undefined;
  readonly decided: (node: Expr) => number | undefined;
  readonly values: (node: Expr) => Interval | undefined;
}

/** Bounds of the values of a node; undefined when nothing is known. NaN is left out of account. */
export function valuesOf(node: Expr, sources: ValueSources): Interval | undefined {
  const decided = sources.decided(node);
  const found = decided === undefined ? boundsOf(node, sources) : onlyValue(decided);
  return found === undefined || (found.min === -Infinity && found.max === Infinity) ? undefined : found;
}

function boundsOf(node: Expr, sources: ValueSources): Interval | undefined {
  switch (node.kind) {
    case 'number':
    case 'string':
      return undefined;
    case 'selector':
      return sources.facts(node)?.values;
    case 'matrix':
      return sources.values(node.selector);
    case 'subquery':
    case 'paren':
      return sources.values(node.expr);
    case 'unary':
      return node.operator === '-' ? negate(valuesIn(node.expr, sources)) : sources.values(node.expr);
    case 'call':
    case 'aggregation':
      return resultValues(node, sources);
    case 'binary':
      return binaryValues(node, sources);
  }
}

function valuesIn(node: Expr, { values }: ValueSources): Interval {
  return values(node) ?? ANY_VALUE;
}

function resultValues(node: Call | Aggregation, sources: ValueSources): Interval | undefined {
  const argument = mainArgument(node.args, sources.labels);
  const input = argument === undefined ? ANY_VALUE : valuesIn(argument, sources);
  return meaningOf(node)?.values(input, node.args.map(sources.decided));
}

function binaryValues(node: Binary, sources: ValueSources): Interval | undefined {
  const { operator } = node;
  const left = filled(valuesIn(node.left, sources), 'left', node.fill);
  const right = filled(valuesIn(node.right, sources), 'right', node.fill);
  const compute = INTERVAL_ARITHMETIC[operator];
  if (compute !== undefined) return compute(left, right);
  if (operator === 'or') return hull(left, right);
  if (node.bool) return truthValues(operator, comparisonVerdict(operator, left, right));
  const mirrored = MIRRORED[operator];
  if (mirrored === undefined) return left;
  const filtersRight = sources.labels(node.left) === undefined;
  return filtersRight ? narrow(mirrored, right, left) : narrow(operator, left, right);
}

/** A side may be NaN, and then `!=` holds and nothing else does. */
function truthValues(operator: string, verdict: 'always' | 'never' | undefined): Interval {
  if (verdict === 'always' && operator === '!=') return onlyValue(1);
  return verdict === 'never' && operator !== '!=' ? onlyValue(0) : ZERO_OR_ONE;
}

function filled(values: Interval, side: 'left' | 'right', fill: Fill | undefined): Interval {
  const value = fill?.[side];
  if (value === undefined) return values;
  return fill?.written === undefined ? hull(values, onlyValue(value)) : ANY_VALUE;
}
