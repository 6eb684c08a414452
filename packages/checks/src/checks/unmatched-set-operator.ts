import { defineCheck } from '../check.ts';
import { whyNothingMatches } from '../flow/why-nothing-matches.ts';
import { vectorJoins } from '../flow/vector-joins.ts';

/** `and` or `unless` between vectors of which no two series match. */
export const unmatchedSetOperator = defineCheck<'query'>({
  id: 'unmatched-set-operator',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: '`and` or `unless` stands between vectors of which no two series can match.',
    why: 'Both compare all labels. When one side has a label more, `and` is always empty and `unless` takes nothing away.',
    bad: [
      'host_up == 0 unless sum by (host) (host_maintenance) > 0',
      'sum by (route) (rate(http_requests_total[5m])) and rate(http_requests_total[5m]) > 0',
    ],
    good: [
      'host_up == 0 unless on (host) sum by (host) (host_maintenance) > 0',
      'sum by (route) (rate(http_requests_total[5m])) and sum by (route) (rate(http_requests_total[5m])) > 0',
    ],
  },
  check({ expr, analysis }, { metrics }, report) {
    for (const join of vectorJoins(expr, analysis)) {
      const effect = EFFECTS[join.node.operator];
      const why = effect === undefined ? undefined : whyNothingMatches(join, { metrics, analysis });
      if (why === undefined) continue;
      report({
        at: join.node.operatorSpan,
        message: `\`${join.node.operator}\` ${effect} here. ${why}`,
        fix: `Name the labels that both sides share: \`${join.node.operator} on (...)\`.`,
      });
    }
  },
});

/** What an operator comes to when nothing matches. `or` is not listed: it then gives both sides, which may be wanted. */
const EFFECTS: Readonly<Record<string, string>> = {
  and: 'never lets anything through',
  unless: 'never takes anything away',
};
