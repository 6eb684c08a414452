import { canHave, type LabelFlow } from '../analysis.ts';
import type { Binary, Matching, Name } from '../ast.ts';
import { isArithmetic } from '../operators.ts';
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
    return vector === undefined ? undefined : withoutMetadata(node, vector);
  }
  if (node.operator === 'or') return uniteLabels(left, right);
  if (node.operator === 'unless') return left;
  if (node.operator === 'and') return agreedLabels(node, left, right);
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
  const agreed = agreedLabels(node, named, one);
  if (matching === undefined) return agreed;
  if (matching.group === undefined) return restricted(matching, agreed, causeOf(node));
  return matching.group.include.reduce((flow, label) => included(node, { many: flow, one }, label), agreed);
}

/**
 * Series match when they are equal in all labels that are matched: what one side must have, the other has, too, and what
 * it cannot have, the other has not. Only what that must have stays: then nothing matches at all, which is for others to
 * say.
 */
function agreedLabels(node: Binary, side: LabelFlow, one: LabelFlow): LabelFlow {
  const { matching, operator, operatorSpan } = node;
  const many = requireLabels(side, matchedIn(matching, one.must));
  const cause = { at: operatorSpan, how: `matched by \`${operator}\` with series that do not have it` };
  if (many.may === 'anything' && one.may !== 'anything' && matching?.kind !== 'on' && !isTemplated(matching)) {
    const left = new Set(['__name__', ...many.must, ...one.may, ...(matching === undefined ? [] : namesOf(matching))]);
    return keepLabels(many, [...left].filter((label) => canHave(many, label)).sort(), cause);
  }
  const known = matching?.kind === 'on' ? namesOf(matching) : many.may === 'anything' ? one.lost.keys() : many.may;
  const alone = matchedIn(matching, known).filter((label) => !canHave(one, label) && !many.must.has(label));
  return dropLabels(many, alone, cause);
}

/** Those of some labels that must be equal on both sides, as far as is known. */
function matchedIn(matching: Matching | undefined, labels: Iterable<string>): string[] {
  const named = new Set(matching === undefined ? [] : namesOf(matching));
  if (matching?.kind === 'on') return [...labels].filter((label) => named.has(label));
  return isTemplated(matching) ? [] : [...labels].filter((label) => label !== '__name__' && !named.has(label));
}

function isTemplated(matching: Matching | undefined): boolean {
  return matching?.labels.some(({ templated }) => templated) ?? false;
}

/** Labels as they are written; what a variable stands for is not known. */
function namesOf({ labels }: Matching): string[] {
  return labels.filter(({ templated }) => !templated).map(({ name }) => name);
}

function restricted(matching: Matching, flow: LabelFlow, cause: Cause): LabelFlow {
  const named = namesOf(matching);
  if (matching.kind === 'ignoring') {
    const left = dropLabels(flow, named, cause);
    return isTemplated(matching) ? doubtLabels(left) : left;
  }
  if (!isTemplated(matching)) return keepLabels(flow, named, cause);
  return doubtLabels(
    flow,
    [...flow.must].filter((label) => !named.includes(label)),
  );
}

/** A label of `group_left (label)` is that of the one side: it goes when that has none. */
function included(node: Binary, { many, one }: Pair, { name, templated, from, to }: Name): LabelFlow {
  if (templated) return uniteLabels(many, { ...one, must: new Set() });
  if (canHave(one, name)) return setLabel(many, name, one.must.has(name));
  const side = node.matching?.group?.side === 'right' ? 'right' : 'left';
  const reason = `\`${name}\` is taken by \`group_${side} (${name})\` from the other side, which has none.`;
  return loseLabel(many, name, { from, to, reason });
}

function withoutMetadata(node: Binary, flow: LabelFlow): LabelFlow {
  if (!node.bool && !isArithmetic(node.operator)) return flow;
  // Prometheus 2 forgets to drop the name here.
  if (node.operator === 'atan2') return doubtLabels(flow, ['__name__']);
  return dropLabels(flow, METADATA_LABELS, { at: node.operatorSpan, how: `dropped by \`${node.operator}\`` });
}

function causeOf({ operator, operatorSpan, matching }: Binary): Cause {
  if (matching === undefined) return { at: operatorSpan, how: `dropped by \`${operator}\`` };
  const labels = matching.labels.map(({ name, written }) => written ?? name).join(', ');
  return { at: matching, how: `dropped by \`${operator} ${matching.kind} (${labels})\`` };
}
