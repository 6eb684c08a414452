import { defineCheck } from '../check.ts';
import { isPositive, type MatchedLabel, matchedLabels } from '../selectors/matched-labels.ts';
import { listed } from '../selectors/suggestion.ts';

/** A regex that no value of its label matches. */
export const regexMatchesNothing = defineCheck<'query'>({
  id: 'regex-matches-nothing',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A regex matches no value that its label has.',
    why: 'The selector finds nothing, or leaves nothing out. Regexes match the whole value: `5` does not match `500`.',
    bad: [
      'rate(http_requests_total{code=~"5[0-9]"}[5m])',
      'rate(http_requests_total{code!~"6.."}[5m])',
      'rate(network_transmit_bytes_total{device=~"wlan.*"}[5m])',
    ],
    good: ['rate(http_requests_total{code=~"5.."}[5m])', 'rate(network_transmit_bytes_total{device!~"wlan.*"}[5m])'],
  },
  check({ expr }, context, report) {
    for (const matched of matchedLabels(expr, context)) {
      if (!hitsNothing(matched)) continue;
      const { matcher, series, domain, isClosed } = matched;
      const has = isClosed ? 'has' : 'was seen to have';
      report({
        at: matcher,
        message: `\`${matcher.value.value}\` matches no value that \`${matcher.label.name}\` of \`${series.name}\` ${has}.`,
        fix: `Values: ${listed(domain.values)}. A regex must match a value from its start to its end.`,
        ...(isClosed && isPositive(matcher) ? {} : { defect: 'misleading' }),
      });
    }
  },
});

/** Lists of values are another check's business, value by value. */
function hitsNothing({ matcher, compiled, domain, isClosed }: MatchedLabel): boolean {
  if (compiled.literals !== undefined || domain.values.length === 0) return false;
  if (!isPositive(matcher)) return isClosed && domain.values.every(compiled.test) && compiled.test('');
  return !domain.values.some(compiled.test) && !(domain.optional === true && compiled.test(''));
}
