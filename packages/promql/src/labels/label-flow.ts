import type { LabelFlow, SeriesLookup } from '../analysis.ts';
import type { Call, Expr, Unary } from '../ast.ts';
import { absentLabels } from './absent-labels.ts';
import { aggregationLabels } from './aggregation-labels.ts';
import { binaryLabels, METADATA_LABELS } from './binary-labels.ts';
import { infoLabels } from './info-labels.ts';
import { joinedLabels, replacedLabels } from './label-functions.ts';
import { dropLabels, NO_LABELS, setLabel } from './label-set.ts';
import { selectorLabels } from './selector-labels.ts';
import { stringArgument } from './string-argument.ts';

/** What the labels of a node are worked out from. */
export interface LabelSources {
  readonly lookup: SeriesLookup;
  /** Labels of a node further in. */
  readonly labels: (node: Expr) => LabelFlow | undefined;
}

/** Labels of the series of a node, as the engine of Prometheus makes them; undefined for scalars and strings. */
export function labelsOf(node: Expr, sources: LabelSources): LabelFlow | undefined {
  switch (node.kind) {
    case 'number':
    case 'string':
      return undefined;
    case 'selector':
      return selectorLabels(node, sources.lookup(node));
    case 'matrix':
      return sources.labels(node.selector);
    case 'subquery':
    case 'paren':
      return sources.labels(node.expr);
    case 'unary':
      return unaryLabels(node, sources.labels(node.expr));
    case 'call':
      return callLabels(node, sources);
    case 'aggregation':
      return aggregationLabels(node, vectorOf(node.args, sources) ?? NO_LABELS);
    case 'binary':
      return binaryLabels(node, sources.labels(node.left), sources.labels(node.right));
  }
}

function unaryLabels(node: Unary, input: LabelFlow | undefined): LabelFlow | undefined {
  if (input === undefined || node.operator === '+') return input;
  return dropLabels(input, METADATA_LABELS, { at: { from: node.from, to: node.from + 1 }, how: 'dropped by `-`' });
}

function callLabels(call: Call, sources: LabelSources): LabelFlow | undefined {
  const { name } = call.function;
  if (SCALAR.has(name)) return undefined;
  const rule = RULES[name] ?? 'drop-name';
  if (rule === 'absent') return absentLabels(call.args[0]);
  const input = vectorOf(call.args, sources);
  // Such as vector(1) and hour().
  if (input === undefined) return NO_LABELS;
  const cause = { at: call.function, how: `dropped by \`${name}\`` };
  switch (rule) {
    case 'keep':
      return input;
    case 'drop-name':
      return dropLabels(input, METADATA_LABELS, cause);
    case 'drop-le':
      return dropLabels(input, [...METADATA_LABELS, 'le'], cause);
    case 'histogram-quantiles':
      return quantileLabel(call.args[1], dropLabels(input, [...METADATA_LABELS, 'le'], cause));
    case 'label-replace':
      return replacedLabels(call, input);
    case 'label-join':
      return joinedLabels(call, input);
    case 'info':
      return infoLabels(input, call.args[1], call.function, sources.lookup);
  }
}

/** What a function does to the labels of its vector. */
type LabelRule =
  'keep' | 'drop-name' | 'absent' | 'label-replace' | 'label-join' | 'drop-le' | 'histogram-quantiles' | 'info';

const SCALAR: ReadonlySet<string> = new Set([
  'time',
  'pi',
  'scalar',
  'start',
  'end',
  'step',
  'range',
  'min_of',
  'max_of',
]);

const RULES: Readonly<Record<string, LabelRule>> = {
  absent: 'absent',
  absent_over_time: 'absent',
  first_over_time: 'keep',
  histogram_fraction: 'drop-le',
  histogram_quantile: 'drop-le',
  histogram_quantiles: 'histogram-quantiles',
  info: 'info',
  label_join: 'label-join',
  label_replace: 'label-replace',
  last_over_time: 'keep',
  sort: 'keep',
  sort_by_label: 'keep',
  sort_by_label_desc: 'keep',
  sort_desc: 'keep',
};

function vectorOf(args: readonly Expr[], { labels }: LabelSources): LabelFlow | undefined {
  for (const arg of args) {
    const found = labels(arg);
    if (found !== undefined) return found;
  }
  return undefined;
}

function quantileLabel(arg: Expr | undefined, flow: LabelFlow): LabelFlow {
  const label = stringArgument(arg);
  if (label === undefined) return flow;
  return label.templated ? { ...flow, may: 'anything' } : setLabel(flow, label.value, true);
}
