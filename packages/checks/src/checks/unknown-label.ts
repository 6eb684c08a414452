import { type Matcher, selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { nameSelected } from '../known-metrics.ts';
import { listed, suggestion } from '../selectors/suggestion.ts';

/** A matcher names a label that the series of the selector do not have. */
export const unknownLabel = defineCheck<'query'>({
  id: 'unknown-label',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A selector matches on a label that its metric does not have.',
    why: 'A label that is not there is empty: the selector finds nothing, or, with a negative matcher, leaves nothing out.',
    bad: ['sum(rate(http_requests_total{verb="GET"}[5m]))', 'host_up{device=~"$device"}', 'host_up{device!="sda"}'],
    good: ['sum(rate(http_requests_total{method="GET"}[5m]))', 'host_up{host=~"$host"}', 'host_up{device=""}'],
  },
  check({ expr }, { metrics }, report) {
    for (const selector of selectorsIn(expr)) {
      const may = metrics.lookup(selector)?.may ?? 'anything';
      if (may === 'anything') continue;
      for (const matcher of selector.matchers) {
        const { label } = matcher;
        if (label.templated || label.name === '__name__' || may.includes(label.name) || asksForNone(matcher)) continue;
        const leavesNothingOut = isNegative(matcher) && matcher.value.value !== '';
        report({
          at: matcher,
          message: `\`${nameSelected(selector)}\` has no label \`${label.name}\`, so the matcher ${leavesNothingOut ? 'leaves nothing out' : 'finds nothing'}.`,
          fix: suggestion(label.name, may, `It has the labels ${listed(may.toSorted())}.`),
          ...(leavesNothingOut ? { defect: 'misleading' } : {}),
        });
      }
    }
  },
});

/** `x=""` says that the label is not there, which is true. */
function asksForNone({ operator, value }: Matcher): boolean {
  return operator === '=' && value.value === '';
}

function isNegative({ operator }: Matcher): boolean {
  return operator === '!=' || operator === '!~';
}
