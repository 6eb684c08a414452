import { selectorsIn, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { missingSeries } from '../selectors/missing-series.ts';
import { summaryIn, takesBuckets } from '../selectors/bucket-use.ts';

/** A summary is asked as if it were a histogram. */
export const summaryAsHistogram = defineCheck<'query'>({
  id: 'summary-as-histogram',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A summary is asked for buckets, or for a quantile that is worked out from buckets.',
    why: 'A summary has quantiles that its program worked out, and no buckets: the query finds nothing.',
    bad: [
      'histogram_quantile(0.9, sum by (le) (rate(rpc_duration_seconds_bucket[5m])))',
      'histogram_quantile(0.9, rpc_duration_seconds)',
    ],
    good: ['rpc_duration_seconds{quantile="0.9"}', 'rate(rpc_duration_seconds_sum[5m])'],
  },
  check({ expr }, { metrics }, report) {
    for (const selector of selectorsIn(expr)) {
      const missing = missingSeries(selector, metrics);
      if (missing?.defect !== 'summary-as-histogram') continue;
      const { name, at, family } = missing;
      report({ at, message: `\`${family}\` is a summary; there is no \`${name}\`.`, fix: fixFor(family) });
    }
    walk(expr, (node) => {
      const vector = takesBuckets(node);
      const selector = vector === undefined ? undefined : summaryIn(vector, metrics);
      const series = selector === undefined ? undefined : metrics.selected(selector);
      if (selector === undefined || series === undefined) return;
      const { name, family } = series;
      report({ at: selector, message: `\`${name}\` belongs to a summary and has no buckets.`, fix: fixFor(family) });
    });
  },
});

function fixFor(family: string): string {
  return `Use the quantiles that there are, \`${family}{quantile="0.99"}\`, or make it a histogram.`;
}
