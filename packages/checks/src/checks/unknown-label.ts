import { selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { nameSelected } from '../known-metrics.ts';
import { absentLabels } from '../selectors/absent-labels.ts';
import { listed, suggestion } from '../selectors/suggestion.ts';

/** A matcher names a label that the series of the selector do not have. */
export const unknownLabel = defineCheck<'query'>({
  id: 'unknown-label',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A selector matches on a label that its metric does not have.',
    why: 'A label that is not there is empty: the selector finds nothing, or the matcher does nothing.',
    bad: ['sum(rate(http_requests_total{verb="GET"}[5m]))', 'host_up{device=~"$device"}', 'host_up{device!="sda"}'],
    good: ['sum(rate(http_requests_total{method="GET"}[5m]))', 'host_up{host=~"$host"}', 'host_up{device=""}'],
  },
  check({ expr }, { metrics }, report) {
    for (const selector of selectorsIn(expr)) {
      const may = metrics.selected(selector)?.facts.may ?? 'anything';
      if (may === 'anything') continue;
      for (const { matcher, findsNothing } of absentLabels(selector, may)) {
        const { name } = matcher.label;
        report({
          at: matcher,
          message: `\`${nameSelected(selector)}\` has no label \`${name}\`, so the matcher ${findsNothing ? 'finds nothing' : 'does nothing'}.`,
          fix: suggestion(name, may, `It has the labels ${listed(may.toSorted())}.`),
          ...(findsNothing ? {} : { defect: 'misleading' }),
        });
      }
    }
  },
});
