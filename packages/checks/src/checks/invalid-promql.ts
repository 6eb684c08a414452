import { defineCheck } from '../check.ts';

/** A query that no server accepts. */
export const invalidPromql = defineCheck<'text'>({
  id: 'invalid-promql',
  scope: 'text',
  defect: 'impossible',
  docs: {
    summary: 'The query is no PromQL, or its types do not fit.',
    why: 'Prometheus refuses it: the panel shows an error, the rule file does not load.',
    bad: ['sum(rate(http_requests_total[5m])', 'rate(queue_length)', 'queue_length and 1', 'queue_length{queue=~"("}'],
    good: [
      'sum(rate(http_requests_total[5m]))',
      'topk($n, queue_length)',
      'rate(http_requests_total[$__rate_interval])',
    ],
  },
  check({ problems }, _context, report) {
    for (const { from, to, message, unavailable } of problems) {
      if (unavailable) continue;
      report({
        at: { from, to },
        message,
        fix: 'Correct the query; `lockstep explain` shows how it is read.',
      });
    }
  },
});
