import { selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { boundMatchers, isUnknownBound } from '../selectors/bound-matchers.ts';

/** A matcher names the bound of a bucket. */
export const literalLe = defineCheck<'query'>({
  id: 'literal-le',
  scope: 'query',
  defect: 'style',
  docs: {
    summary: 'A query picks a bucket by its bound.',
    why: 'Prometheus 2 and 3 store a bound in different ways (`1`, `1.0`), and the next change of the buckets empties the query.',
    bad: ['rate(http_request_duration_seconds_bucket{le="0.5"}[5m])'],
    good: [
      'rate(http_request_duration_seconds_bucket{le="+Inf"}[5m])',
      'histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
    ],
  },
  check({ expr }, { metrics, profile }, report) {
    for (const selector of selectorsIn(expr)) {
      for (const { matcher, bounds } of boundMatchers(selector, metrics)) {
        const literal = bounds.filter((bound) => bound !== '+Inf');
        if (literal.length === 0 || bounds.some((bound) => isUnknownBound(bound, selector, { metrics, profile })))
          continue;
        report({
          at: matcher,
          message: `The bucket \`${literal.join('|')}\` is picked by its text.`,
          fix: 'Use `histogram_quantile` or `histogram_fraction`, or give this bound a counter of its own.',
        });
      }
    }
  },
});
