import { selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { missingSeries } from '../selectors/missing-series.ts';

/** A native histogram is asked for the series of a classic one. */
export const nativeAsClassic = defineCheck<'query'>({
  id: 'native-as-classic',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A native histogram is asked for `_bucket`, `_sum` or `_count`.',
    why: 'Each sample of a native histogram holds all of it, under the base name; there are no other series.',
    bad: [
      'histogram_quantile(0.9, sum by (le) (rate(http_response_size_bytes_bucket[5m])))',
      'rate(http_response_size_bytes_count[5m])',
    ],
    good: [
      'histogram_quantile(0.9, sum(rate(http_response_size_bytes[5m])))',
      'histogram_count(rate(http_response_size_bytes[5m]))',
    ],
  },
  check({ expr }, { metrics }, report) {
    for (const selector of selectorsIn(expr)) {
      const missing = missingSeries(selector, metrics);
      if (missing?.defect !== 'native-as-classic') continue;
      const { name, family, at } = missing;
      report({
        at,
        message: `\`${family}\` is a native histogram; there is no \`${name}\`.`,
        fix: REPLACEMENTS.find(({ suffix }) => name.endsWith(suffix))?.fix(family) ?? `Use \`${family}\`.`,
      });
    }
  },
});

const REPLACEMENTS = [
  {
    suffix: '_bucket',
    fix: (family: string) => `Use \`histogram_quantile(0.9, sum(rate(${family}[5m])))\`, without \`le\`.`,
  },
  { suffix: '_count', fix: (family: string) => `Use \`histogram_count(rate(${family}[5m]))\`.` },
  { suffix: '_sum', fix: (family: string) => `Use \`histogram_sum(rate(${family}[5m]))\`.` },
] as const;
