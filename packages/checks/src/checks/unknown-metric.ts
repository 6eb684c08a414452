import { selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { missingSeries } from '../selectors/missing-series.ts';
import { suggestion } from '../selectors/suggestion.ts';

/** A query asks for a metric that nobody has. */
export const unknownMetric = defineCheck<'query'>({
  id: 'unknown-metric',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A query asks for a metric that is in no catalog.',
    why: 'Prometheus answers with nothing, and says nothing: the panel is empty, the alert never fires.',
    bad: [
      'sum(rate(http_request_total[5m]))',
      'histogram_quantile(0.9, sum by (le) (rate(http_duration_seconds_bucket[5m])))',
      'sum({__name__="queue_size"})',
    ],
    good: ['sum(rate(http_requests_total[5m]))', 'up', 'ALERTS{alertstate="firing"}', '$metric'],
  },
  check({ expr }, { metrics }, report) {
    for (const selector of selectorsIn(expr)) {
      const missing = missingSeries(selector, metrics);
      if (missing?.defect !== 'unknown-metric') continue;
      // A colon is how names of recorded series are told apart: the rule may stand in a file that is not checked.
      const isRecorded = missing.name.includes(':');
      report({
        at: missing.at,
        message: isRecorded
          ? `\`${missing.name}\` is in no catalog, and no rule that is checked records it.`
          : `\`${missing.name}\` is in no catalog.`,
        ...(isRecorded ? { defect: 'misleading' } : {}),
        fix: suggestion(
          missing.name,
          metrics.names,
          isRecorded
            ? 'Check it together with the file of the rule that records it.'
            : 'Use a metric that a catalog has, or give the catalog that has it.',
        ),
      });
    }
  },
});
