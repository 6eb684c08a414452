import { type Call, type Aggregation, constantOf, type Expr, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';

/** A quantile outside 0 to 1. */
export const invalidQuantile = defineCheck<'query'>({
  id: 'invalid-quantile',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A quantile is asked for that is not between 0 and 1.',
    why: 'Below 0 the answer is minus infinity, above 1 plus infinity. Percentiles are written as 0.95.',
    bad: [
      'histogram_quantile(95, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
      'quantile(99, queue_length)',
      'quantile_over_time(-0.5, queue_length[1h])',
    ],
    good: [
      'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
      'quantile(1, queue_length)',
      'histogram_quantile($quantile, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
    ],
  },
  check({ expr }, _context, report) {
    walk(expr, (node) => {
      for (const { arg, value } of quantilesOf(node)) {
        if (value >= 0 && value <= 1) continue;
        report({
          at: arg,
          message: `There is no quantile ${value}; quantiles go from 0 to 1.`,
          fix:
            value > 1 && value <= 100
              ? `Write \`${Number((value / 100).toPrecision(12))}\`.`
              : 'Write a number from 0 to 1.',
        });
      }
    });
  },
});

function quantilesOf(node: Expr): readonly { readonly arg: Expr; readonly value: number }[] {
  if (node.kind !== 'call' && node.kind !== 'aggregation') return [];
  return parameters(node).flatMap((arg) => {
    const value = constantOf(arg);
    return value === undefined ? [] : { arg, value };
  });
}

function parameters(node: Call | Aggregation): readonly Expr[] {
  const { name } = node.kind === 'call' ? node.function : node.operator;
  if (name === 'histogram_quantiles') return node.args.slice(2);
  return FIRST.has(name) ? node.args.slice(0, 1) : [];
}

/** What takes a quantile first. */
const FIRST = new Set(['histogram_quantile', 'quantile_over_time', 'quantile']);
