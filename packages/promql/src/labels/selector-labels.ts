import { canHave, type LabelFlow, type SeriesFacts } from '../analysis.ts';
import type { Matcher, Selector } from '../ast.ts';
import { ANY_LABELS, dropLabels, loseLabel, requireLabels } from './label-set.ts';
import { demandOf } from './matcher-demand.ts';

/** Labels of the series that a selector finds. */
export function selectorLabels(selector: Selector, facts: SeriesFacts | undefined): LabelFlow {
  const start = facts === undefined ? ANY_LABELS : labelsOfFacts(facts);
  const named = selector.metric === undefined ? start : requireLabels(start, ['__name__']);
  return selector.matchers.reduce((flow, matcher) => matched(flow, matcher, selector), named);
}

function labelsOfFacts({ must, may }: SeriesFacts): LabelFlow {
  return {
    must: new Set(must),
    may: may === 'anything' ? may : new Set(['__name__', ...must, ...may]),
    lost: new Map(),
  };
}

function matched(flow: LabelFlow, matcher: Matcher, selector: Selector): LabelFlow {
  const { from, to } = matcher;
  const label = matcher.label.name;
  switch (demandOf(matcher)) {
    case 'either':
      return flow;
    case 'absent':
      return dropLabels(flow, [label], {
        at: matcher,
        how: `excluded by \`${label}${matcher.operator}"${matcher.value.value}"\``,
      });
    case 'present':
      return canHave(flow, label)
        ? requireLabels(flow, [label])
        : loseLabel(flow, label, { from, to, reason: `\`${nameOf(selector)}\` has no label \`${label}\`.` });
  }
}

function nameOf({ metric }: Selector): string {
  return metric?.written ?? metric?.name ?? '{...}';
}
