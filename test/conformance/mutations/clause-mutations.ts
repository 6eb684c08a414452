import {
  type Aggregation,
  ARITHMETIC_OPERATORS,
  type Binary,
  COMPARISON_OPERATORS,
  type Expr,
  type Grouping,
  type Matching,
  type Name,
  SET_OPERATORS,
  walk,
} from '@lockstep/promql';
import { replaceSpan } from './edit.ts';
import type { QueryMutation } from './query-mutation.ts';

/** Clauses and their labels left out or turned round, and every operator replaced by its like and by a stranger. */
export function clauseMutations(text: string, expr: Expr): QueryMutation[] {
  const found: QueryMutation[] = [];
  walk(expr, (node) => {
    if (node.kind === 'aggregation') found.push(...ofAggregation(text, node));
    if (node.kind === 'binary') found.push(...ofBinary(text, node));
  });
  return found;
}

function ofAggregation(text: string, { operator, grouping, args }: Aggregation): QueryMutation[] {
  if (grouping === undefined) return [];
  const inside = args.at(-1);
  const turned = grouping.kind === 'by' ? 'without' : 'by';
  return [
    ...withoutEach(text, grouping),
    left(text, grouping, `\`${grouping.kind}\` of \`${operator.name}\``),
    {
      what: `\`${grouping.kind}\` is \`${turned}\``,
      text: replaceSpan(text, grouping, `${turned} (${listOf(grouping.labels)})`),
      breaks: undefined,
    },
    ...(inside === undefined ? [] : [left(text, { from: operator.from, to: inside.from - 1 }, `\`${operator.name}\``)]),
  ];
}

function ofBinary(text: string, { operator, operatorSpan, matching, bool }: Binary): QueryMutation[] {
  const like =
    [ARITHMETIC_OPERATORS, COMPARISON_OPERATORS, SET_OPERATORS].find((list: readonly string[]) =>
      list.includes(operator),
    ) ?? [];
  const strangers = ['+', '==', 'and', 'unless'].filter((other) => !(like as readonly string[]).includes(other));
  const swaps = [...like, ...strangers]
    .filter((other) => other !== operator)
    .map((other) => ({
      what: `\`${operator}\` is \`${other}\``,
      text: replaceSpan(text, operatorSpan, other),
      breaks: undefined,
    }));
  return [
    ...swaps,
    ...(bool ? [left(text, boolSpan(text, operatorSpan.to), '`bool`')] : []),
    ...(matching === undefined ? [] : ofMatching(text, matching)),
  ];
}

function ofMatching(text: string, matching: Matching): QueryMutation[] {
  const turned = matching.kind === 'on' ? 'ignoring' : 'on';
  return [
    left(text, matching, `\`${matching.kind}\``),
    ...withoutEach(text, matching),
    {
      what: `\`${matching.kind}\` is \`${turned}\``,
      text: replaceSpan(text, { from: matching.from, to: matching.from + matching.kind.length }, turned),
      breaks: undefined,
    },
  ];
}

/** Each label of a list left out in turn. */
function withoutEach(text: string, { kind, labels }: Grouping | Matching): QueryMutation[] {
  return labels.map((label) => {
    const others = labels.filter((other) => other !== label);
    const list = { from: labels[0]?.from ?? label.from, to: labels.at(-1)?.to ?? label.to };
    return {
      what: `label \`${label.name}\` is not in \`${kind}\``,
      text: replaceSpan(text, list, listOf(others)),
      breaks: undefined,
    };
  });
}

function left(text: string, span: { readonly from: number; readonly to: number }, what: string): QueryMutation {
  return { what: `${what} is left out`, text: replaceSpan(text, span, ''), breaks: undefined };
}

function listOf(labels: readonly Name[]): string {
  return labels.map(({ name }) => name).join(', ');
}

function boolSpan(text: string, after: number): { readonly from: number; readonly to: number } {
  const from = text.indexOf('bool', after);
  return { from, to: from + 'bool'.length };
}
