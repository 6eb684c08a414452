import type { LabelFlow, ScaledUnit, SeriesFacts, Unit } from '../analysis.ts';
import { type Aggregation, type Binary, type Call, type Expr, type NumberLiteral, type Selector } from '../ast.ts';
import { meaningOf } from '../function-meaning.ts';
import { mainArgument } from '../main-argument.ts';
import { isComparison } from '../operators.ts';
import { selectorsIn } from '../walk.ts';
import { BINARY_UNITS, type Operand } from './binary-unit.ts';
import { hasSameBases, PLAIN, SECONDS } from './unit-algebra.ts';

/** What the unit of a node is worked out from: facts of selectors, and what is known of nodes further in. */
export interface UnitSources {
  readonly facts: (selector: Selector) => SeriesFacts | undefined;
  readonly labels: (node: Expr) => LabelFlow | undefined;
  readonly decided: (node: Expr) => number | undefined;
  readonly scaledUnit: (node: Expr) => ScaledUnit | undefined;
}

/** The unit of the values of a node; undefined when it is not known. */
export function unitOf(node: Expr, sources: UnitSources): ScaledUnit | undefined {
  switch (node.kind) {
    case 'string':
      return undefined;
    case 'number':
      return numberUnit(node);
    case 'selector':
      return unscaled(sources.facts(node)?.unit);
    case 'matrix':
      return sources.scaledUnit(node.selector);
    case 'subquery':
    case 'paren':
    case 'unary':
      return sources.scaledUnit(node.expr);
    case 'call':
    case 'aggregation':
      return resultUnit(node, sources);
    case 'binary':
      return binaryUnit(node, sources);
  }
}

/** A node as a side of an operation. A zero has lost the unit that it was multiplied from. */
export function operandOf(node: Expr, { scaledUnit, decided }: Pick<UnitSources, 'scaledUnit' | 'decided'>): Operand {
  const constant = decided(node);
  return { unit: scaledUnit(node) ?? (constant === undefined ? undefined : PLAIN), constant };
}

/** Macros of Grafana that stand for a length of time or a time. */
const MACRO_UNITS: ReadonlyMap<string, ScaledUnit> = new Map([
  ['__range_s', SECONDS],
  ['__range_ms', { unit: { seconds: 1 }, scale: 1000 }],
  ['__interval_ms', { unit: { seconds: 1 }, scale: 1000 }],
  ['__rate_interval_ms', { unit: { seconds: 1 }, scale: 1000 }],
  ['__from', { unit: { time: 1 }, scale: 1000 }],
  ['__to', { unit: { time: 1 }, scale: 1000 }],
]);

function numberUnit({ macro, duration }: NumberLiteral): ScaledUnit | undefined {
  if (macro !== undefined) return macro.format === undefined ? MACRO_UNITS.get(macro.name) : undefined;
  return duration ? SECONDS : PLAIN;
}

function resultUnit(node: Call | Aggregation, sources: UnitSources): ScaledUnit | undefined {
  const argument = mainArgument(node.args, sources.labels);
  const input = argument && sources.scaledUnit(argument);
  return meaningOf(node)?.unit(input, () => observedIn(node, sources));
}

/** What the histograms further in measure, when all of them measure the same. */
function observedIn(node: Expr, { facts }: UnitSources): ScaledUnit | undefined {
  const [first, ...others] = selectorsIn(node).flatMap((selector) => unscaled(facts(selector)?.observed) ?? []);
  return first !== undefined && others.every((other) => hasSameBases(first, other)) ? first : undefined;
}

function binaryUnit(node: Binary, sources: UnitSources): ScaledUnit | undefined {
  if (node.bool) return PLAIN;
  const compute = BINARY_UNITS[node.operator];
  if (compute !== undefined) return compute(operandOf(node.left, sources), operandOf(node.right, sources));
  // A filter passes the values of its vector.
  const rightIsFiltered = isComparison(node.operator) && sources.labels(node.left) === undefined;
  return sources.scaledUnit(rightIsFiltered ? node.right : node.left);
}

function unscaled(unit: Unit | undefined): ScaledUnit | undefined {
  return unit && { unit, scale: 1 };
}
