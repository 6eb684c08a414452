import { walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { excerptOf } from '../flow/excerpt.ts';
import { nativeSamples } from '../selectors/bucket-use.ts';

/** A function of native histograms gets numbers. */
export const classicAsNative = defineCheck<'query'>({
  id: 'classic-as-native',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A function that reads native histograms is given samples that are plain numbers.',
    why: 'Such functions leave out every sample that is no native histogram, so the result is empty.',
    bad: [
      'histogram_count(rate(http_request_duration_seconds_count[5m]))',
      'histogram_avg(rate(http_request_duration_seconds_sum[5m]))',
      'histogram_sum(queue_length)',
    ],
    good: [
      'histogram_avg(rate(http_response_size_bytes[5m]))',
      'rate(http_request_duration_seconds_sum[5m]) / rate(http_request_duration_seconds_count[5m])',
    ],
  },
  check({ parsed, expr }, { metrics }, report) {
    walk(expr, (node) => {
      const vector = node.kind === 'call' && NATIVE_ONLY.has(node.function.name) ? node.args[0] : undefined;
      if (node.kind !== 'call' || vector === undefined || nativeSamples(vector, metrics) !== 'none') return;
      report({
        at: node,
        message: `\`${node.function.name}\` needs native histograms; the samples of \`${excerptOf(parsed, vector)}\` are numbers.`,
        fix: 'Of a classic histogram use `_count`, `_sum`, or `_sum` divided by `_count` for the mean.',
      });
    });
  },
});

const NATIVE_ONLY = new Set([
  'histogram_avg',
  'histogram_count',
  'histogram_stddev',
  'histogram_stdvar',
  'histogram_sum',
]);
