import { defineCheck } from '../check.ts';
import { whyNothingMatches } from '../flow/why-nothing-matches.ts';
import { excerptOf } from '../flow/excerpt.ts';
import { vectorJoins } from '../flow/vector-joins.ts';

/** Arithmetic or a comparison between vectors of which no two series match. */
export const emptyJoin = defineCheck<'query'>({
  id: 'empty-join',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'Two vectors are combined although no series of one can match a series of the other.',
    why: 'Series match when all their labels are equal, or those in `on`; without a match the result is empty, and nothing says so.',
    bad: [
      'rate(http_requests_total{method="POST"}[5m]) > 0.5 * sum(rate(http_requests_total[5m]))',
      'sum by (method) (rate(http_requests_total[5m])) - sum by (route) (rate(http_requests_total[5m]))',
      'rate(http_requests_total{method="GET"}[5m]) - rate(http_requests_total{method="POST"}[5m])',
    ],
    good: [
      'sum(rate(http_requests_total{method="POST"}[5m])) > 0.5 * sum(rate(http_requests_total[5m]))',
      'sum by (method, route) (rate(http_requests_total[5m])) - on (route) group_left () sum by (route) (rate(http_requests_total[5m]))',
      'rate(http_requests_total{method="GET"}[5m]) - ignoring (method) rate(http_requests_total{method="POST"}[5m])',
    ],
  },
  check({ parsed, expr, analysis }, { metrics }, report) {
    for (const join of vectorJoins(expr, analysis)) {
      const why = join.isSet ? undefined : whyNothingMatches(join, { metrics, analysis });
      if (why === undefined) continue;
      report({
        at: join.node,
        message: `\`${excerptOf(parsed, join.node)}\` is always empty: no series of one side matches one of the other. ${why}`,
        fix: 'Aggregate both sides to the same labels, or name the labels to match by with `on (...)` or `ignoring (...)`.',
      });
    }
  },
});
