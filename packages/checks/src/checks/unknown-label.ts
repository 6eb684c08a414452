import { type Matcher, type ParsedQuery, selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { nameSelected } from '../known-metrics.ts';
import { absentLabels } from '../selectors/absent-labels.ts';
import type { QueryUse } from '../query-use.ts';
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
  check({ expr, parsed, use }, { metrics }, report) {
    for (const selector of selectorsIn(expr)) {
      const may = metrics.selected(selector)?.facts.may ?? 'anything';
      if (may === 'anything') continue;
      for (const { matcher, findsNothing } of absentLabels(selector, may)) {
        const { name } = matcher.label;
        const empty = findsNothing ? emptyVariable(matcher, parsed, use) : undefined;
        const effect = findsNothing ? 'finds nothing' : 'does nothing';
        report({
          at: matcher,
          message: `\`${nameSelected(selector)}\` has no label \`${name}\`, so the matcher ${effect}${empty === undefined ? '' : `, unless \`$${empty}\` is empty`}.`,
          fix: suggestion(name, may, `It has the labels ${listed(may.toSorted())}.`),
          ...(findsNothing && empty === undefined ? {} : { defect: 'misleading' }),
        });
      }
    }
  },
});

/**
 * The variable that a matcher consists of, when it may be empty: many dashboards ask for `cluster=~"$cluster"` and work
 * where no series has a cluster, since a label that is not there equals the empty string.
 */
function emptyVariable(
  { label, value, operator }: Matcher,
  { macros }: ParsedQuery,
  use: QueryUse,
): string | undefined {
  const macro = macros.find(({ from, to }) => value.from <= from && to <= value.to);
  if (macro === undefined || !/^(?:\$\w+|\$\{[^{}]+\}|\[\[[^[\]]+\]\])$/.test(value.value)) return undefined;
  // Variables and annotations do not know the variables of their dashboard.
  if (use.kind !== 'panel') return macro.name;
  const variable = use.variables.find(({ name }) => name === macro.name);
  const isEmpty = variable?.valuesOf === label.name || (variable?.allPassesEmpty === true && operator === '=~');
  return isEmpty ? macro.name : undefined;
}
