import type { LabelFlow, SeriesLookup } from '../analysis.ts';
import type { Call, Expr, Unary } from '../ast.ts';
import { functionNamed } from '../functions.ts';
import { mainArgument } from '../main-argument.ts';
import { absentLabels } from './absent-labels.ts';
import { aggregationLabels } from './aggregation-labels.ts';
import { binaryLabels, METADATA_LABELS } from './binary-labels.ts';
import { infoLabels } from './info-labels.ts';
import { joinedLabels, replacedLabels } from './label-functions.ts';
import { ANY_LABELS, dropLabels, NO_LABELS, openLabels, setLabel } from './label-set.ts';
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
      return aggregationLabels(node, inputOf(node.args, sources) ?? NO_LABELS);
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
  const signature = functionNamed(name);
  if (signature === undefined) return ANY_LABELS;
  if (signature.result === 'scalar') return undefined;
  if (signature.labels === 'absent') return absentLabels(call.args[0]);
  const input = inputOf(call.args, sources);
  // Such as vector(1) and hour().
  if (input === undefined) return NO_LABELS;
  const cause = { at: call.function, how: `dropped by \`${name}\`` };
  switch (signature.labels) {
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

/** Labels of the argument that a result is made of; undefined when no argument is a vector. */
function inputOf(args: readonly Expr[], { labels }: LabelSources): LabelFlow | undefined {
  const argument = mainArgument(args, labels);
  return argument && labels(argument);
}

function quantileLabel(arg: Expr | undefined, flow: LabelFlow): LabelFlow {
  const label = stringArgument(arg);
  if (label === undefined) return flow;
  return label.templated ? openLabels(flow) : setLabel(flow, label.value, true);
}
