import { defineCheck } from '../check.ts';
import { MIN_SPACINGS } from './empty-range.ts';
import { rangeUses } from '../selectors/range-length.ts';

/** A range that one lost scrape makes useless. */
export const shortRange = defineCheck<'query'>({
  id: 'short-range',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'A range holds fewer than four samples.',
    why: 'A rate needs two samples: with fewer than four in the range a lost scrape makes a gap that looks like an outage.',
    bad: ['rate(http_requests_total[45s])', 'sum(rate(http_requests_total[$__interval]))'],
    good: [
      'rate(http_requests_total[$__rate_interval])',
      'rate(http_requests_total[1m])',
      'max_over_time(queue_length[30s])',
    ],
  },
  check({ expr }, { scrapeIntervalSeconds }, report) {
    for (const { call, range, length, spacing, spacedBy, needsTwo } of rangeUses(expr, scrapeIntervalSeconds)) {
      if (!needsTwo || length === 'enough') continue;
      if (length !== 'interval' && (length >= ENOUGH_SPACINGS * spacing || length < MIN_SPACINGS * spacing)) continue;
      const { name } = call.function;
      const long = length === 'interval' ? 'can be as short as one' : `is ${length} s, less than ${ENOUGH_SPACINGS}`;
      report({
        at: range.range,
        message: `The range of \`${name}\` ${long} times the ${spacedBy} of ${spacing} s.`,
        fix:
          range.kind === 'matrix'
            ? 'Use `$__rate_interval`, or a longer range.'
            : 'Use a longer range or a shorter step.',
      });
    }
  },
});

/** With four, a lost scrape and the left-open ranges of Prometheus 3 still leave two samples. */
const ENOUGH_SPACINGS = 4;
