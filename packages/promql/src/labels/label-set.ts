import { canHave, type LabelFlow, type Loss } from '../analysis.ts';
import type { Span } from '../ast.ts';

/** What takes labels away: where it stands, and how to say it after "is": `` dropped by `rate` ``. */
export interface Cause {
  readonly at: Span;
  readonly how: string;
}

/** The labels of `vector(1)`: none. */
export const NO_LABELS: LabelFlow = { must: new Set(), may: new Set(), lost: new Map() };

/** The labels of series that nobody knows. */
export const ANY_LABELS: LabelFlow = { must: new Set(), may: 'anything', lost: new Map() };

/** Takes labels away; those that cannot be there stay lost where they were lost first. */
export function dropLabels(flow: LabelFlow, labels: readonly string[], cause: Cause): LabelFlow {
  const present = labels.filter((label) => canHave(flow, label));
  if (present.length === 0) return flow;
  return {
    ...flow,
    must: difference(flow.must, present),
    may: flow.may === 'anything' ? flow.may : difference(flow.may, present),
    lost: new Map([...flow.lost, ...losses(present, cause)]),
  };
}

/** Takes all labels but some away. Of those, the ones that were never there are lost for that reason. */
export function keepLabels(flow: LabelFlow, labels: readonly string[], cause: Cause): LabelFlow {
  const kept = new Set(labels);
  const known = flow.may === 'anything' ? flow.must : flow.may;
  const never = labels.filter((label) => !canHave(flow, label) && lossIn(flow, label) === undefined);
  const rest = flow.may === 'anything' ? lossOfOthers(labels, cause) : flow.rest;
  return {
    must: new Set(labels.filter((label) => flow.must.has(label))),
    may: new Set(labels.filter((label) => canHave(flow, label))),
    lost: new Map([
      ...flow.lost,
      ...losses(
        [...known].filter((label) => !kept.has(label)),
        cause,
      ),
      ...never.map((label): [string, Loss] => [label, neverThere(label, cause.at)]),
    ]),
    ...(rest === undefined ? {} : { rest }),
  };
}

/** Takes a label away that may never have been there; where it was lost first stays. */
export function loseLabel(flow: LabelFlow, label: string, { from, to, reason }: Loss): LabelFlow {
  const known = flow.lost.get(label);
  return {
    ...flow,
    must: difference(flow.must, [label]),
    may: flow.may === 'anything' ? flow.may : difference(flow.may, [label]),
    lost: known === undefined ? new Map([...flow.lost, [label, { from, to, reason }]]) : flow.lost,
  };
}

/** Writes a label, surely or perhaps with nothing in it. */
export function setLabel(flow: LabelFlow, label: string, sure: boolean): LabelFlow {
  const lost = new Map(flow.lost);
  lost.delete(label);
  return {
    ...flow,
    must: sure ? new Set([...flow.must, label]) : difference(flow.must, [label]),
    may: flow.may === 'anything' ? flow.may : new Set([...flow.may, label]),
    lost,
  };
}

/** May have any label besides those that it must have. */
export function openLabels({ must }: LabelFlow): LabelFlow {
  return { must, may: 'anything', lost: new Map() };
}

/** Is no longer sure of labels. */
export function doubtLabels(flow: LabelFlow, labels: Iterable<string> = flow.must): LabelFlow {
  return { ...flow, must: difference(flow.must, labels) };
}

/** Is sure of labels, but for those that cannot be there: with them there would be no series at all. */
export function requireLabels(flow: LabelFlow, labels: Iterable<string>): LabelFlow {
  const added = [...labels].filter((label) => !flow.must.has(label) && canHave(flow, label));
  return added.length === 0 ? flow : { ...flow, must: new Set([...flow.must, ...added]) };
}

/** The labels of series that come from either side. */
export function uniteLabels(left: LabelFlow, right: LabelFlow): LabelFlow {
  const anything = left.may === 'anything' || right.may === 'anything';
  const lost = [...right.lost, ...left.lost].filter(([label]) => !canHave(left, label) && !canHave(right, label));
  const rest = anything ? undefined : (left.rest ?? right.rest);
  return {
    must: new Set([...left.must].filter((label) => right.must.has(label))),
    may: left.may === 'anything' || right.may === 'anything' ? 'anything' : new Set([...left.may, ...right.may]),
    lost: new Map(lost),
    ...(rest === undefined ? {} : { rest }),
  };
}

function difference(labels: ReadonlySet<string>, taken: Iterable<string>): ReadonlySet<string> {
  const left = new Set(labels);
  for (const label of taken) left.delete(label);
  return left;
}

function losses(labels: readonly string[], { at: { from, to }, how }: Cause): [string, Loss][] {
  return labels.map((label) => [label, { from, to, reason: `\`${label}\` is ${how}.` }]);
}

function lossOfOthers(labels: readonly string[], { at: { from, to }, how }: Cause): Loss {
  const who = labels.length === 0 ? 'Every label' : `Every label but ${labels.map((one) => `\`${one}\``).join(', ')}`;
  return { from, to, reason: `${who} is ${how}.` };
}

function lossIn({ lost, rest }: LabelFlow, label: string): Loss | undefined {
  return lost.get(label) ?? rest;
}

function neverThere(label: string, { from, to }: Span): Loss {
  return { from, to, reason: `\`${label}\` is asked for here, but no series further in has it.` };
}
