import { type Expr, type Matcher, type Name, type Selector, type Span, selectorsIn, walk } from '@lockstep/promql';
import { misspellings, replaceSpan } from './edit.ts';
import type { MutationWords, QueryMutation } from './query-mutation.ts';

/** Every name in a query misspelt in turn: metrics, labels wherever they stand, values of labels. */
export function nameMutations(text: string, expr: Expr, words: MutationWords): QueryMutation[] {
  return namesIn(expr, words).flatMap(({ at, word, role }) =>
    misspellings(word, words.words).map((typo) => ({
      what: `${role} \`${word}\` is \`${typo}\``,
      text: replaceSpan(text, wordSpan(text, at, word), typo),
      breaks: `there is no \`${typo}\``,
    })),
  );
}

interface NamedPlace {
  readonly at: Span;
  readonly word: string;
  readonly role: string;
}

function namesIn(expr: Expr, words: MutationWords): NamedPlace[] {
  const found: NamedPlace[] = selectorsIn(expr).flatMap((selector) => ofSelector(selector, words));
  walk(expr, (node) => {
    if (node.kind === 'aggregation') found.push(...labels(node.grouping?.labels, node.grouping?.kind));
    if (node.kind !== 'binary') return;
    found.push(...labels(node.matching?.labels, node.matching?.kind));
    found.push(...labels(node.matching?.group?.include, 'group_left'));
  });
  return found;
}

function labels(names: readonly Name[] | undefined, clause: string | undefined): NamedPlace[] {
  return (names ?? []).map((at) => ({ at, word: at.name, role: `label of \`${clause}\`` }));
}

function ofSelector({ metric, matchers }: Selector, words: MutationWords): NamedPlace[] {
  return [
    ...(metric === undefined ? [] : [{ at: metric, word: metric.name, role: 'metric' }]),
    ...matchers.map(({ label }) => ({ at: label, word: label.name, role: 'label of a matcher' })),
    ...matchers.flatMap((matcher) => valuesOf(matcher, words.isClosed(metric?.name ?? '', matcher.label.name))),
  ];
}

/** A value that only looks like one, because it holds a variable or the label is open, cannot be misspelt. */
function valuesOf({ operator, value }: Matcher, closed: boolean): NamedPlace[] {
  if (!closed || value.templated) return [];
  const alternatives = operator === '=' || operator === '!=' ? [value.value] : value.value.split('|');
  return alternatives
    .filter((word) => /^\w+$/.test(word))
    .map((word) => ({ at: value, word, role: `value for \`${operator}\`` }));
}

/** Where a word stands within its quotes. */
function wordSpan(text: string, { from, to }: Span, word: string): Span {
  const start = from + Math.max(0, text.slice(from, to).indexOf(word));
  return { from: start, to: start + word.length };
}
