import { canHave, type LabelFlow } from '../analysis.ts';
import { ARITHMETIC_OPERATORS, type Binary, type Matching, type Name } from '../ast.ts';
import {
  type Cause,
  doubtLabels,
  dropLabels,
  keepLabels,
  loseLabel,
  requireLabels,
  setLabel,
  uniteLabels,
} from './label-set.ts';

/** Labels that say which metric a sample is of; whatever makes another value of it drops them. */
export const METADATA_LABELS = ['__name__', '__type__', '__unit__'] as const;

/** Labels of a binary operation; the sides are undefined where they are scalars. */
export function binaryLabels(
  node: Binary,
  left: LabelFlow | undefined,
  right: LabelFlow | undefined,
): LabelFlow | undefined {
  if (left === undefined || right === undefined) {
    const vector = left ?? right;
    if (vector === undefined) return undefined;
    // Prometheus 2 keeps the name here, and only here.
    return node.operator === 'atan2' ? doubtLabels(vector, ['__name__']) : withoutMetadata(node, vector);
  }
  if (node.operator === 'or') return uniteLabels(left, right);
  if (node.operator === 'and' || node.operator === 'unless') return left;
  const sides = sidesOf(node, left, right);
  return sides.map(({ many, one }) => matchedLabels(node, many, one)).reduce(uniteLabels);
}

/** A pair of series that match: the result has the labels of `many`. */
interface Pair {
  readonly many: LabelFlow;
  readonly one: LabelFlow;
}

/**
 * Pairs of series, and what `fill` makes of a series without a partner: the partner has the labels that match. The
 * engine fills the many side with the left value, also when `group_right` makes that the right one.
 */
function sidesOf({ matching, fill }: Binary, left: LabelFlow, right: LabelFlow): Pair[] {
  const [many, one] = matching?.group?.side === 'right' ? [right, left] : [left, right];
  return [
    { many, one },
    ...(fill?.right === undefined ? [] : [{ many, one: matchingPart(matching, many) }]),
    ...(fill?.left === undefined ? [] : [{ many: matchingPart(matching, one), one }]),
  ];
}

function matchingPart(matching: Matching | undefined, flow: LabelFlow): LabelFlow {
  const cause = { at: matching ?? { from: 0, to: 0 }, how: 'not matched on' };
  const named = matching === undefined ? dropLabels(flow, ['__name__'], cause) : restricted(matching, flow, cause);
  return matching?.kind === 'on' ? named : dropLabels(named, ['__name__'], cause);
}

function matchedLabels(node: Binary, many: LabelFlow, one: LabelFlow): LabelFlow {
  const { matching } = node;
  const named = withoutMetadata(node, many);
  const sure = requireLabels(named, matchedAndSure(matching, one));
  if (matching === undefined) return sure;
  if (matching.group === undefined) return restricted(matching, sure, causeOf(node));
  return matching.group.include.reduce((flow, label) => included(node, { many: flow, one }, label), sure);
}

/** Labels that one side surely has and that must be equal on the other, which so has them, too. */
function matchedAndSure(matching: Matching | undefined, { must }: LabelFlow): string[] {
  const named = new Set(matching?.labels.map(({ name }) => name));
  if (matching?.labels.some(({ templated }) => templated) === true && matching.kind === 'ignoring') return [];
  const isMatched = (label: string): boolean =>
    matching?.kind === 'on' ? named.has(label) : !named.has(label) && label !== '__name__';
  return [...must].filter(isMatched);
}

function restricted({ kind, labels }: Matching, flow: LabelFlow, cause: Cause): LabelFlow {
  const named = labels.filter(({ templated }) => !templated).map(({ name }) => name);
  const templated = named.length < labels.length;
  if (kind === 'ignoring') {
    const left = dropLabels(flow, named, cause);
    return templated ? doubtLabels(left) : left;
  }
  return templated
    ? doubtLabels(
        flow,
        [...flow.must].filter((label) => !named.includes(label)),
      )
    : keepLabels(flow, named, cause);
}

/** A label of `group_left (label)` is that of the one side: it goes when that has none. */
function included(node: Binary, { many, one }: Pair, { name, templated, from, to }: Name): LabelFlow {
  if (templated) return uniteLabels(many, { ...one, must: new Set() });
  if (canHave(one, name)) {
    const sure = one.must.has(name);
    return sure ? setLabel(many, name, true) : doubtLabels(setLabel(many, name, false), [name]);
  }
  const side = node.matching?.group?.side === 'right' ? 'right' : 'left';
  const reason = `\`${name}\` is taken by \`group_${side} (${name})\` from the other side, which has none.`;
  return loseLabel(many, name, { from, to, reason });
}

function withoutMetadata(node: Binary, flow: LabelFlow): LabelFlow {
  if (!node.bool && !ARITHMETIC.has(node.operator)) return flow;
  return dropLabels(flow, METADATA_LABELS, { at: node.operatorSpan, how: `dropped by \`${node.operator}\`` });
}

const ARITHMETIC: ReadonlySet<string> = new Set(ARITHMETIC_OPERATORS);

function causeOf({ operator, operatorSpan, matching }: Binary): Cause {
  if (matching === undefined) return { at: operatorSpan, how: `dropped by \`${operator}\`` };
  const labels = matching.labels.map(({ name }) => name).join(', ');
  return { at: matching, how: `dropped by \`${operator} ${matching.kind} (${labels})\`` };
}
