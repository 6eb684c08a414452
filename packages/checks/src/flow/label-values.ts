import type { LabelDescription } from '@lockstep/catalog';
import { type Analysis, type Binary, compileMatcher, type Expr, type Selector, withoutParens } from '@lockstep/promql';
import type { KnownMetrics } from '../known-metrics.ts';

/** What the values of labels are worked out from. */
export interface ValueSources {
  readonly metrics: KnownMetrics;
  readonly analysis: Analysis;
}

/**
 * The values that a label of a vector may have; undefined when nothing is known, or when some of the series lack the
 * label. A `closed` answer is complete.
 */
export function labelValues(expr: Expr, label: string, sources: ValueSources): LabelDescription | undefined {
  const known = knownValues(sources.analysis, label);
  const found = known.get(expr);
  if (found !== undefined || known.has(expr)) return found;
  const values = workedOut(expr, label, sources);
  known.set(expr, values);
  return values;
}

/** Whether two labels can never be equal. */
export function areDisjoint(one: LabelDescription | undefined, other: LabelDescription | undefined): boolean {
  if (one?.kind !== 'closed' || other?.kind !== 'closed') return false;
  const values = new Set(one.values);
  return !other.values.some((value) => values.has(value));
}

/** What has been worked out before: in a long chain of joins each asks for what the one before has asked for. */
function knownValues(analysis: Analysis, label: string): Map<Expr, LabelDescription | undefined> {
  const labels = KNOWN.get(analysis) ?? new Map<string, Map<Expr, LabelDescription | undefined>>();
  const values = labels.get(label) ?? new Map<Expr, LabelDescription | undefined>();
  KNOWN.set(analysis, labels.set(label, values));
  return values;
}

const KNOWN = new WeakMap<Analysis, Map<string, Map<Expr, LabelDescription | undefined>>>();

function workedOut(expr: Expr, label: string, sources: ValueSources): LabelDescription | undefined {
  if (sources.analysis.labels(expr)?.must.has(label) !== true) return undefined;
  const node = withoutParens(expr);
  switch (node.kind) {
    case 'selector':
      return selectorValues(node, label, sources.metrics);
    case 'matrix':
      return labelValues(node.selector, label, sources);
    case 'subquery':
    case 'unary':
      return labelValues(node.expr, label, sources);
    case 'call':
      return REWRITING.has(node.function.name) ? undefined : vectorValues(node.args, label, sources);
    case 'aggregation':
      return node.operator.name === 'count_values' ? undefined : vectorValues(node.args, label, sources);
    case 'binary':
      return binaryValues(node, label, sources);
    case 'number':
    case 'string':
    case 'paren':
      return undefined;
  }
}

/** Functions whose labels are not simply those of their vector. */
const REWRITING = new Set(['label_replace', 'label_join', 'absent', 'absent_over_time', 'histogram_quantiles', 'info']);

function selectorValues(selector: Selector, label: string, metrics: KnownMetrics): LabelDescription | undefined {
  const known = metrics.selected(selector)?.labels.get(label);
  const matchers = selector.matchers.filter(({ label: { name } }) => name === label);
  if (matchers.some(({ value }) => value.templated)) return undefined;
  let left = known;
  for (const { operator, value } of matchers) {
    const matcher = compileMatcher(operator, value.value);
    if ('problem' in matcher) return undefined;
    const listed = operator === '=' || operator === '=~' ? matcher.literals : undefined;
    // Of an open label those that are asked for may exist, whether they were seen or not.
    if (listed !== undefined && left?.kind !== 'closed') left = { kind: 'closed', values: listed };
    else if (left !== undefined) left = { ...left, values: left.values.filter((one) => matcher.test(one)) };
  }
  return left;
}

function vectorValues(args: readonly Expr[], label: string, sources: ValueSources): LabelDescription | undefined {
  const vector = args.find((arg) => sources.analysis.labels(arg) !== undefined);
  return vector === undefined ? undefined : labelValues(vector, label, sources);
}

function binaryValues(node: Binary, label: string, sources: ValueSources): LabelDescription | undefined {
  if (node.fill !== undefined) return undefined;
  const left = labelValues(node.left, label, sources);
  const right = labelValues(node.right, label, sources);
  if (node.operator === 'or') return left && right && unionOfValues(left, right);
  const group = node.matching?.group;
  // Without a group both sides agree in the labels of the result, and a scalar has none.
  if (group === undefined) return left ?? right;
  const included = group.include.some(({ name }) => name === label);
  return (group.side === 'left') === included ? right : left;
}

/** The values that a label may have where either of two may be meant. */
export function unionOfValues(one: LabelDescription, other: LabelDescription): LabelDescription {
  const kind = one.kind === 'closed' && other.kind === 'closed' ? 'closed' : 'open';
  return { kind, values: [...new Set([...one.values, ...other.values])] };
}
