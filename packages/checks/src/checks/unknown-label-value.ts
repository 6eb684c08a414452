import { defineCheck } from '../check.ts';
import { isPositive, type MatchedLabel, matchedLabels } from '../selectors/matched-labels.ts';
import { listed, suggestion } from '../selectors/suggestion.ts';

/** A matcher asks for a value that a label does not have, or was never seen to have. */
export const unknownLabelValue = defineCheck<'query'>({
  id: 'unknown-label-value',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A matcher names a value that the label never has.',
    why: 'A selector of such a value finds nothing. Where the catalog only lists values that were seen, the value may exist elsewhere: then this is a warning.',
    bad: [
      'rate(http_requests_total{method="get"}[5m])',
      'rate(http_requests_total{code=~"500|502"}[5m])',
      'rate(http_requests_total{method!="HEAD"}[5m])',
      'rate(network_transmit_bytes_total{device="eth9"}[5m])',
    ],
    good: [
      'rate(http_requests_total{method="GET",route="/"}[5m])',
      'rate(http_requests_total{code=~"500|503"}[5m])',
      'rate(network_transmit_bytes_total{device!="docker0"}[5m])',
      'rate(http_requests_total{method=""}[5m])',
    ],
  },
  check({ expr }, context, report) {
    for (const matched of matchedLabels(expr, context)) {
      for (const value of unknownValues(matched)) {
        const { matcher, series, domain, isClosed } = matched;
        const label = `\`${matcher.label.name}\` of \`${series.name}\``;
        report({
          at: matcher,
          message: isClosed ? `${label} is never \`${value}\`.` : `${label} was not seen to be \`${value}\`.`,
          fix: suggestion(
            value,
            domain.values,
            `${isClosed ? 'Values' : 'Values that were seen'}: ${listed(domain.values)}.`,
          ),
          ...(isClosed && isPositive(matcher) ? {} : { defect: 'misleading' }),
        });
      }
    }
  },
});

function unknownValues({ matcher, compiled, domain, isClosed }: MatchedLabel): readonly string[] {
  // What is left out need not be there, as far as anybody knows.
  if (domain.values.length === 0 || (!isClosed && !isPositive(matcher))) return [];
  return (compiled.literals ?? []).filter((value) => value !== '' && !domain.values.includes(value));
}
