import { defineCheck } from '../check.ts';

/** A query that the server of the profile does not understand, though others do. */
export const experimentalSyntax = defineCheck<'text'>({
  id: 'experimental-syntax',
  scope: 'text',
  defect: 'impossible',
  docs: {
    summary: 'The query uses what the server does not have: it is newer, was removed, or needs a feature flag.',
    why: 'The server that is asked refuses the query, though another version takes it.',
    bad: [
      'mad_over_time(queue_length[5m])',
      'rate(http_requests_total[5m * 2])',
      'holt_winters(queue_length[5m], 0.5, 0.5)',
    ],
    good: ['quantile_over_time(0.5, queue_length[5m])', 'rate(http_requests_total[10m])'],
  },
  check({ problems }, { profile }, report) {
    for (const { from, to, message, unavailable } of problems) {
      if (!unavailable) continue;
      report({
        at: { from, to },
        message,
        fix: `Write it in what Prometheus ${profile.version.join('.')} has, or name the server that is asked by its version and flags.`,
      });
    }
  },
});
