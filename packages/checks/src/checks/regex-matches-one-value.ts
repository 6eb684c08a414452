import { defineCheck } from '../check.ts';
import { isPositive, isRegex, type MatchedLabel, matchedLabels } from '../selectors/matched-labels.ts';

/** A regex that only one value matches. */
export const regexMatchesOneValue = defineCheck<'query'>({
  id: 'regex-matches-one-value',
  scope: 'query',
  defect: 'style',
  docs: {
    summary: 'A regex can match only one value.',
    why: 'It reads as if there were several, and an exact matcher is faster.',
    bad: ['rate(http_requests_total{route=~"/login"}[5m])', 'rate(http_requests_total{method=~"G.*"}[5m])'],
    good: ['rate(http_requests_total{route="/login"}[5m])', 'rate(http_requests_total{method=~"P.*"}[5m])'],
  },
  check({ expr }, context, report) {
    for (const matched of matchedLabels(expr, context)) {
      const { matcher } = matched;
      const value = isRegex(matcher) ? onlyValue(matched) : undefined;
      if (value === undefined) continue;
      const exact = `${matcher.label.name}${isPositive(matcher) ? '=' : '!='}${JSON.stringify(value)}`;
      report({
        at: matcher,
        message: `Only \`${value}\` matches \`${matcher.value.value}\`.`,
        fix: `Write \`${exact}\`.`,
      });
    }
  },
});

function onlyValue({ matcher, compiled, domain, isClosed }: MatchedLabel): string | undefined {
  // A list of which only one value exists names values that do not: another check says so.
  if (compiled.literals !== undefined && compiled.literals.length > 1) return undefined;
  const hits = isClosed
    ? domain.values.filter((value) => compiled.test(value) === isPositive(matcher))
    : (compiled.literals ?? []);
  // A label of one value is matched as a whole.
  return hits.length === 1 && !(isClosed && domain.values.length === 1) && hits[0] !== '' ? hits[0] : undefined;
}
