import { selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { missingSeries } from '../selectors/missing-series.ts';

/** A query asks for a classic histogram by the name of its family, which no series has. */
export const histogramBaseName = defineCheck<'query'>({
  id: 'histogram-base-name',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A query asks for a classic histogram by its base name.',
    why: 'The series of a classic histogram end in `_bucket`, `_sum` and `_count`; the base name finds nothing.',
    bad: ['max(http_request_duration_seconds)', 'rate(http_request_duration_seconds[5m])'],
    good: [
      'histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
      'rate(http_request_duration_seconds_count[5m])',
      'histogram_quantile(0.9, sum(rate(http_response_size_bytes[5m])))',
      'max(rpc_duration_seconds)',
    ],
  },
  check({ expr }, { metrics }, report) {
    for (const selector of selectorsIn(expr)) {
      const missing = missingSeries(selector, metrics);
      if (missing?.defect !== 'histogram-base-name') continue;
      const { name, at } = missing;
      report({
        at,
        message: `\`${name}\` is a classic histogram: no series has this name.`,
        fix: `Use \`${name}_bucket\` for quantiles, \`${name}_count\` for how many, \`${name}_sum\` for the total.`,
      });
    }
  },
});
