import { defineCheck } from '../check.ts';

/** A query that no server accepts. */
export const invalidPromql = defineCheck({
  id: 'invalid-promql',
  scope: 'text',
  defect: 'impossible',
  docs: {
    summary: 'The query is no PromQL.',
    why: 'Prometheus refuses it; the panel shows an error, the rule file does not load.',
    bad: ['sum(rate(http_requests_total[5m])'],
    good: ['sum(rate(http_requests_total[5m]))'],
  },
  check({ parsed }, _context, report) {
    for (const { from, to, message } of parsed.problems) {
      report({
        at: { from, to },
        message,
        fix: 'Write it as the message says; `lockstep explain` shows how it is read.',
      });
    }
  },
});
