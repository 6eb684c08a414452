import { walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';

const COUNTER_FUNCTIONS = new Set(['rate', 'irate', 'increase']);

/** A function for counters, on a gauge. */
export const rateOnGauge = defineCheck({
  id: 'rate-on-gauge',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: '`rate`, `irate` or `increase` is applied to a gauge.',
    why: 'A gauge may fall, and these functions read every fall as a restart of a counter.',
    bad: ['rate(process_resident_memory_bytes[5m])'],
    good: ['deriv(process_resident_memory_bytes[5m])', 'rate(http_requests_total[5m])'],
  },
  check({ expr }, { metrics }, report) {
    walk(expr, (node) => {
      const [arg] = node.kind === 'call' && COUNTER_FUNCTIONS.has(node.function.name) ? node.args : [];
      if (node.kind !== 'call' || arg?.kind !== 'matrix') return;
      const series = metrics.selected(arg.selector);
      if (series?.kind !== 'gauge') return;
      report({
        at: node,
        message: `\`${series.name}\` is a gauge; \`${node.function.name}\` needs a counter.`,
        fix: 'Use `deriv` for how fast it changes, `delta` for by how much, `avg_over_time` for its level.',
      });
    });
  },
});
