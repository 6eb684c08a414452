import { canHave, type LabelFlow, type Loss, type SeriesFacts } from '../analysis.ts';
import type { Matcher, Selector } from '../ast.ts';
import { demandOf } from './matcher-demand.ts';

/** Labels of the series that a selector finds. */
export function selectorLabels(selector: Selector, facts: SeriesFacts | undefined): LabelFlow {
  const flow = draftOf(facts);
  if (selector.metric !== undefined) flow.must.add('__name__');
  for (const matcher of selector.matchers) narrow(flow, matcher, selector);
  return flow;
}

/** Changed in place while it is made: a selector may have thousands of matchers. */
interface Draft {
  readonly must: Set<string>;
  readonly may: Set<string> | 'anything';
  readonly lost: Map<string, Loss>;
}

function draftOf({ must, may }: SeriesFacts = { must: [], may: 'anything' }): Draft {
  return {
    must: new Set(must),
    may: may === 'anything' ? may : new Set(['__name__', ...must, ...may]),
    lost: new Map(),
  };
}

function narrow(flow: Draft, matcher: Matcher, selector: Selector): void {
  const label = matcher.label.name;
  const possible = canHave(flow, label);
  switch (demandOf(matcher)) {
    case 'either':
      return;
    case 'present':
      if (possible) flow.must.add(label);
      else lose(flow, matcher, `\`${nameOf(selector)}\` has no label \`${label}\`.`);
      return;
    case 'absent':
      if (possible) lose(flow, matcher, `\`${label}\` is excluded by \`${textOf(matcher)}\`.`);
  }
}

function lose({ must, may, lost }: Draft, { label: { name }, from, to }: Matcher, reason: string): void {
  must.delete(name);
  if (may !== 'anything') may.delete(name);
  if (!lost.has(name)) lost.set(name, { from, to, reason });
}

function nameOf({ metric }: Selector): string {
  return metric?.written ?? metric?.name ?? '{...}';
}

function textOf({ label, operator, value }: Matcher): string {
  return `${label.name}${operator}"${value.value}"`;
}
