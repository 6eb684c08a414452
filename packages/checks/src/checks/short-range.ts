import { defineCheck } from '../check.ts';
import { MIN_SPACINGS } from './empty-range.ts';
import type { QueryUse } from '../query-use.ts';
import { panelQuery } from '../example-use.ts';
import { type RangeLength, rangeUses } from '../selectors/range-length.ts';

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
      panelQuery('rate(http_requests_total[$__interval])', { minIntervalSeconds: 60 }),
    ],
  },
  check({ expr, use }, { scrapeIntervalSeconds }, report) {
    for (const { call, range, length, spacing, spacedBy, needsTwo } of rangeUses(expr, scrapeIntervalSeconds)) {
      const seconds = leastSeconds(length, use) ?? spacing;
      if (!needsTwo || seconds >= ENOUGH_SPACINGS * spacing) continue;
      // Shorter ones are empty, but for those that Grafana makes longer when more time is shown.
      if (length !== 'interval' && seconds < MIN_SPACINGS * spacing) continue;
      const { name } = call.function;
      const verb = length === 'interval' ? 'can be' : 'is';
      report({
        at: range.range,
        message: `The range of \`${name}\` ${verb} ${seconds} s, less than ${ENOUGH_SPACINGS} times the ${spacedBy} of ${spacing} s.`,
        fix:
          range.kind === 'matrix'
            ? 'Use `$__rate_interval`, or a longer range.'
            : 'Use a longer range or a shorter step.',
      });
    }
  },
});

/** Undefined of `$__interval` in a panel that does not say how short it may be. */
function leastSeconds(length: RangeLength, use: QueryUse): number | undefined {
  if (length === 'enough') return Infinity;
  if (length !== 'interval') return length;
  return use.kind === 'panel' ? use.minIntervalSeconds : undefined;
}

/** With four, a lost scrape and the left-open ranges of Prometheus 3 still leave two samples. */
const ENOUGH_SPACINGS = 4;
