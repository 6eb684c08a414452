import { functionNamed } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { rangeFunction, selectorUses } from '../selectors/counter-use.ts';

/** A function for gauges, on a counter. */
export const deltaOnCounter = defineCheck<'query'>({
  id: 'delta-on-counter',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: '`delta`, `idelta`, `deriv` or `predict_linear` is applied to a counter.',
    why: 'These functions do not know that a counter starts again with its process: a restart looks like a fall.',
    bad: ['delta(http_requests_total[1h])', 'predict_linear(network_transmit_bytes_total[1h], 3600)'],
    good: ['increase(http_requests_total[1h])', 'predict_linear(disk_free_bytes[1h], 3600)'],
  },
  check({ expr }, { metrics }, report) {
    for (const { series, around } of selectorUses(expr, metrics)) {
      const call = rangeFunction(around);
      if (call === undefined || series.kind !== 'counter') continue;
      if (functionNamed(call.function.name)?.wants !== 'gauge') continue;
      report({
        at: call,
        message: `\`${series.name}\` is a counter; \`${call.function.name}\` needs a gauge.`,
        fix: 'Use `increase` for by how much it rose, `rate` for how fast.',
      });
    }
  },
});
