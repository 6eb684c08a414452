import { selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { boundMatchers, isUnknownBound, knownBounds } from '../selectors/bound-matchers.ts';
import { listed } from '../selectors/suggestion.ts';

/** A matcher names a bucket that the histogram does not have. */
export const unknownBucket = defineCheck<'query'>({
  id: 'unknown-bucket',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A query picks a bucket by a bound that the histogram does not have.',
    why: 'The query finds nothing. Prometheus 3 stores bounds as floats: `1.0`, not `1`.',
    bad: [
      'rate(http_request_duration_seconds_bucket{le="0.3"}[5m])',
      'rate(http_request_duration_seconds_bucket{le="1"}[5m])',
    ],
    good: [
      'rate(http_request_duration_seconds_bucket{le="1.0"}[5m])',
      'rate(http_request_duration_seconds_bucket{le="+Inf"}[5m])',
    ],
  },
  check({ expr }, { metrics, profile }, report) {
    for (const selector of selectorsIn(expr)) {
      const known = knownBounds(selector, metrics) ?? [];
      for (const { matcher, bounds } of boundMatchers(selector, metrics)) {
        for (const bound of bounds.filter((one) => isUnknownBound(one, selector, { metrics, profile }))) {
          const same = known.find((one) => Number(one) === Number(bound));
          report({
            at: matcher,
            message: `There is no bucket \`${bound}\`; there are ${listed(known)}.`,
            fix: same === undefined ? 'Use one of those, or `histogram_quantile`.' : `Write \`le="${same}"\`.`,
          });
        }
      }
    }
  },
});
