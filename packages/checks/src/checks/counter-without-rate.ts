import { defineCheck } from '../check.ts';
import { instantQuery } from '../example-use.ts';
import { rawCounters } from '../selectors/counter-use.ts';

/** The height of a counter is shown or calculated with. */
export const counterWithoutRate = defineCheck<'query'>({
  id: 'counter-without-rate',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'The value of a counter is used as it is.',
    why: 'It starts again with its process, so it tells how long that has been running as much as what it counts.',
    bad: [
      'sum(http_requests_total)',
      'http_requests_total > 1000',
      instantQuery('topk(3, network_transmit_bytes_total)'),
    ],
    good: [
      'sum(rate(http_requests_total[5m]))',
      'count(http_requests_total)',
      'absent(http_requests_total)',
      'host_up unless on (instance) http_requests_total',
      'time() - timestamp(http_requests_total)',
    ],
  },
  check({ expr, use }, { metrics }, report) {
    // A variable only reads labels.
    if (use.kind === 'variable') return;
    for (const { selector, series } of rawCounters(expr, metrics)) {
      report({
        at: selector,
        message: `\`${series.name}\` is a counter: its value is the total since its process started.`,
        fix: 'Wrap it in `rate(...[$__rate_interval])`, or in `increase(...)` for a number per range.',
      });
    }
  },
});
