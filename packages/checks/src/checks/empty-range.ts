import { defineCheck } from '../check.ts';
import { type RangeUse, rangeUses } from '../selectors/range-length.ts';

/** Two samples are apart by one spacing, but a range of that length holds both only when it is closed and aligned. */
export const MIN_SPACINGS = 2;

/** A range that mostly or always holds too few samples for its function. */
export const emptyRange = defineCheck<'query'>({
  id: 'empty-range',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A range is so short that it often or always holds fewer samples than its function needs.',
    why: 'Prometheus 3 leaves out the sample at the start of a range, so a range of one scrape interval holds one sample, of which no rate can be taken.',
    bad: ['rate(http_requests_total[15s])', 'max_over_time(queue_length[5s])', 'deriv(queue_length[5m:5m])'],
    good: ['rate(http_requests_total[5m])', 'max_over_time(queue_length[15s])', 'deriv(queue_length[5m:1m])'],
  },
  check({ expr }, { scrapeIntervalSeconds }, report) {
    for (const use of rangeUses(expr, scrapeIntervalSeconds)) {
      const { call, range, length, spacing, spacedBy } = use;
      const needed = leastLength(use);
      if (typeof length === 'string' || length >= needed) continue;
      const { name } = call.function;
      const samples = use.needsTwo ? 'two samples' : 'one sample';
      report({
        at: range.range,
        message: `\`${name}\` needs ${samples}, and ${length} s are too short for that with a ${spacedBy} of ${spacing} s.`,
        fix: `Make the range at least ${needed} s, better ${2 * MIN_SPACINGS * spacing} s${range.kind === 'matrix' ? ', or use `$__rate_interval`' : ''}.`,
      });
    }
  },
});

function leastLength({ needsTwo, spacing }: RangeUse): number {
  return needsTwo ? MIN_SPACINGS * spacing : spacing;
}
