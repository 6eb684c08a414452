import { lossOf, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { canHaveBounds, nativeSamples, summaryIn, takesBuckets } from '../selectors/bucket-use.ts';

/** A quantile is taken of series that have no bounds. */
export const bucketWithoutLe = defineCheck<'query'>({
  id: 'bucket-without-le',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: '`histogram_quantile` is given series without the label `le`.',
    why: 'The label `le` says which bucket a series is; series without it are left out, so the result is empty.',
    bad: [
      'histogram_quantile(0.95, sum by (route) (rate(http_request_duration_seconds_bucket[5m])))',
      'histogram_quantile(0.95, rate(http_request_duration_seconds_count[5m]))',
      'histogram_quantile(0.95, queue_length)',
    ],
    good: [
      'histogram_quantile(0.95, sum by (route, le) (rate(http_request_duration_seconds_bucket[5m])))',
      'histogram_quantile(0.95, sum by (route) (rate(http_response_size_bytes[5m])))',
    ],
  },
  check({ expr, analysis }, { metrics }, report) {
    walk(expr, (node) => {
      const vector = takesBuckets(node);
      if (vector === undefined || canHaveBounds(vector, analysis)) return;
      // Unknown samples may be native histograms, which need no bounds.
      if (nativeSamples(vector, metrics) !== 'none' || summaryIn(vector, metrics) !== undefined) return;
      const flow = analysis.labels(vector);
      const loss = flow === undefined ? undefined : lossOf(flow, 'le');
      report({
        at: loss ?? vector,
        message: `The series that a quantile is taken of have no \`le\`. ${loss?.reason ?? 'They are no buckets.'}`,
        fix: 'Use the `_bucket` series, and group by `le` and whatever else is wanted: `sum by (route, le) (rate(...))`.',
      });
    });
  },
});
