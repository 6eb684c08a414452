import { type Analysis, canHave } from '../analysis.ts';
import type { Aggregation, Binary, Call, Expr, Selector, Span } from '../ast.ts';
import { isAbsenceFunction } from '../functions.ts';
import { mainArgument } from '../main-argument.ts';
import { selectorsIn } from '../walk.ts';
import { stringArgument } from './string-argument.ts';

/** Where a label comes from, and a sentence that says how. */
export interface LabelOrigin extends Span {
  readonly reason: string;
}

/** The places that may give the series of a node a label; none when they cannot have it. */
export function originsOf(node: Expr, label: string, analysis: Analysis): readonly LabelOrigin[] {
  const flow = analysis.labels(node);
  if (flow === undefined || !canHave(flow, label)) return [];
  switch (node.kind) {
    case 'number':
    case 'string':
      return [];
    case 'selector':
      return [selectorOrigin(node, label)];
    case 'matrix':
      return originsOf(node.selector, label, analysis);
    case 'subquery':
    case 'paren':
    case 'unary':
      return originsOf(node.expr, label, analysis);
    case 'call':
    case 'aggregation':
      return resultOrigins(node, label, analysis);
    case 'binary':
      return sidesWith(node, label, analysis).flatMap((side) => originsOf(side, label, analysis));
  }
}

/** Functions that write a label, and which argument names it. */
const WRITERS: Readonly<Record<string, number>> = {
  count_values: 0,
  histogram_quantiles: 1,
  label_join: 1,
  label_replace: 1,
};

function selectorOrigin({ metric, matchers, ...selector }: Selector, label: string): LabelOrigin {
  const matcher = matchers.find((one) => one.label.name === label);
  const from = metric === undefined ? 'the series that are found here' : `\`${metric.written ?? metric.name}\``;
  return { ...spanOf(metric ?? matcher ?? selector), reason: `\`${label}\` comes from ${from}.` };
}

function resultOrigins(node: Call | Aggregation, label: string, analysis: Analysis): readonly LabelOrigin[] {
  const by = node.kind === 'call' ? node.function : node.operator;
  if (isAbsenceFunction(by.name)) return fixingMatchers(node, label);
  const argument = mainArgument(node.args, analysis.labels);
  const input = argument === undefined ? [] : originsOf(argument, label, analysis);
  const index = WRITERS[by.name];
  const name = index === undefined ? undefined : stringArgument(node.args[index]);
  if (name?.value === label || name?.templated === true)
    return [...input, { ...spanOf(by), reason: `\`${label}\` is set by \`${by.name}\`.` }];
  return by.name === 'info' && input.length === 0
    ? [{ ...spanOf(by), reason: `\`${label}\` is added by \`info\`.` }]
    : input;
}

function fixingMatchers(node: Expr, label: string): readonly LabelOrigin[] {
  const matchers = selectorsIn(node).flatMap((selector) => selector.matchers);
  return matchers
    .filter((matcher) => matcher.label.name === label)
    .map((matcher) => ({ ...spanOf(matcher), reason: `\`${label}\` is fixed by this matcher.` }));
}

function sidesWith({ operator, matching, left, right }: Binary, label: string, { labels }: Analysis): readonly Expr[] {
  if (operator === 'or') return [left, right];
  if (labels(left) === undefined || labels(right) === undefined) return [labels(left) === undefined ? right : left];
  const [many, one] = matching?.group?.side === 'right' ? [right, left] : [left, right];
  const taken = matching?.group?.include.some(({ name, templated }) => templated || name === label) ?? false;
  return [taken ? one : many];
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
