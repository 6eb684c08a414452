import { type Binary, constantOf, type Expr, type Selector, withoutParens } from '@lockstep/promql';
import { isFilter } from './filter.ts';
import type { ValueSources } from './label-values.ts';

/** Whether 0 is known to be among the values of an expression. False when nothing is known. */
export function canBeZero(expr: Expr, sources: ValueSources): boolean {
  const constant = constantOf(expr);
  if (constant !== undefined) return constant === 0;
  const node = withoutParens(expr);
  switch (node.kind) {
    case 'binary':
      return binaryCanBeZero(node, sources);
    case 'aggregation':
      return SUMS.has(node.operator.name) ? sumCanBeZero(node.args.at(-1), sources) : intervalHasZero(node, sources);
    case 'selector':
      return selectorCanBeZero(node, sources);
    case 'call':
    case 'number':
    case 'string':
    case 'matrix':
    case 'subquery':
    case 'unary':
    case 'paren':
      return intervalHasZero(node, sources);
  }
}

/** Aggregations that are zero only where a sample is, as long as none is negative. */
const SUMS = new Set(['sum', 'avg', 'min', 'max', 'quantile', 'topk', 'bottomk']);

function sumCanBeZero(arg: Expr | undefined, sources: ValueSources): boolean {
  return arg !== undefined && canBeZero(arg, sources);
}

function binaryCanBeZero(node: Binary, sources: ValueSources): boolean {
  switch (node.operator) {
    case '*':
    case 'or':
      return canBeZero(node.left, sources) || canBeZero(node.right, sources);
    case '/':
    case 'unless':
      return canBeZero(node.left, sources);
    // What is compared on the right of `and` is a guard as a rule, and nobody can tell of what.
    case 'and':
      return false;
    default:
      return isFilter(node) ? filteredCanBeZero(node, sources) : intervalHasZero(node, sources);
  }
}

/** `x > 0` is never zero, and neither is `x > y` where `y` is not negative. */
function filteredCanBeZero(node: Binary, sources: ValueSources): boolean {
  const [left, right] = [constantOf(node.left), constantOf(node.right)];
  if (right !== undefined) return passes(0, node.operator, right) && canBeZero(node.left, sources);
  if (left !== undefined) return passes(left, node.operator, 0) && canBeZero(node.right, sources);
  return intervalHasZero(node, sources);
}

function passes(left: number, operator: string, right: number): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '>':
      return left > right;
    case '<':
      return left < right;
    case '>=':
      return left >= right;
    default:
      return left <= right;
  }
}

function intervalHasZero(node: Expr, { analysis }: ValueSources): boolean {
  const values = analysis.values(node);
  return values !== undefined && values.min <= 0 && values.max >= 0;
}

/** A gauge that counts something may count none. That a size is not negative is no sign that it is ever zero. */
function selectorCanBeZero(selector: Selector, sources: ValueSources): boolean {
  const series = sources.metrics.selected(selector);
  if (series?.kind !== 'gauge') return intervalHasZero(selector, sources);
  const { unit, values } = series.facts;
  const isPlain = unit !== undefined && Object.keys(unit).length === 0;
  return isPlain && (values === undefined || intervalHasZero(selector, sources));
}
