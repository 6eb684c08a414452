import { type Call, type Expr, functionNamed, walk, withoutParens } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { excerptOf } from '../flow/excerpt.ts';
import type { KnownMetrics } from '../known-metrics.ts';

/** A function for counters, on a gauge. */
export const rateOnGauge = defineCheck<'query'>({
  id: 'rate-on-gauge',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: '`rate`, `irate`, `increase` or `resets` is applied to a gauge.',
    why: 'A gauge may fall, and these functions read every fall as a restart of a counter.',
    bad: [
      'rate(process_resident_memory_bytes[5m])',
      'increase((queue_length)[1h:])',
      'rate(rate(http_requests_total[5m])[1h:])',
    ],
    good: ['deriv(process_resident_memory_bytes[5m])', 'rate(http_requests_total[5m])'],
  },
  check({ parsed, expr }, { metrics }, report) {
    walk(expr, (node) => {
      if (node.kind !== 'call' || functionNamed(node.function.name)?.wants !== 'counter') return;
      const input = rangeInput(node);
      if (input === undefined || !isGauge(input, metrics)) return;
      report({
        at: node,
        message: `\`${excerptOf(parsed, input)}\` is a gauge; \`${node.function.name}\` needs a counter.`,
        fix: 'Use `deriv` for how fast it changes, `delta` for by how much, `avg_over_time` for its level.',
        // It counts how often the gauge fell, which somebody may want to know.
        ...(node.function.name === 'resets' ? { defect: 'misleading' } : {}),
      });
    });
  },
});

function rangeInput({ args: [range] }: Call): Expr | undefined {
  if (range?.kind === 'matrix') return range.selector;
  return range?.kind === 'subquery' ? withoutParens(range.expr) : undefined;
}

/** A selector of a gauge, or what a function for counters has made. */
function isGauge(expr: Expr, metrics: KnownMetrics): boolean {
  if (expr.kind === 'selector') return metrics.selected(expr)?.kind === 'gauge';
  return expr.kind === 'call' && functionNamed(expr.function.name)?.wants !== undefined;
}
