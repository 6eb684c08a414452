import { type Expr, walk, withoutParens } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { mergesSeries } from '../flow/merges-series.ts';
import type { KnownMetrics } from '../known-metrics.ts';

/** Quantiles are averaged or added up. */
export const averageOfQuantiles = defineCheck<'query'>({
  id: 'average-of-quantiles',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'Quantiles of several series are averaged or added up.',
    why: 'The 95th percentile of all is not the mean of the 95th percentiles: the number shown belongs to nothing.',
    bad: [
      'avg(histogram_quantile(0.95, sum by (route, le) (rate(http_request_duration_seconds_bucket[5m]))))',
      'avg by (service) (rpc_duration_seconds{quantile="0.95"})',
    ],
    good: [
      'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
      'max by (service) (rpc_duration_seconds{quantile="0.95"})',
      'sum by (route) (histogram_quantile(0.95, sum by (route, le) (rate(http_request_duration_seconds_bucket[5m]))))',
    ],
  },
  check({ expr, analysis }, { metrics }, report) {
    walk(expr, (node) => {
      const input = node.kind === 'aggregation' ? node.args.at(-1) : undefined;
      if (node.kind !== 'aggregation' || input === undefined || !AVERAGES.has(node.operator.name)) return;
      if (!givesQuantiles(input, metrics) || !mergesSeries(node, input, analysis)) return;
      report({
        at: node,
        message: `\`${node.operator.name}\` puts quantiles together, which gives no quantile of the whole.`,
        fix: 'Add up the buckets first and take the quantile of the sum; of a summary only the worst (`max`) can be told.',
      });
    });
  },
});

const AVERAGES = new Set(['avg', 'sum']);

/** Whether an expression is made of quantiles, whatever has been done to single values since. */
function givesQuantiles(expr: Expr, metrics: KnownMetrics): boolean {
  const node = withoutParens(expr);
  switch (node.kind) {
    case 'selector':
      return node.metric !== undefined && metrics.series(node.metric.name)?.role === 'quantile';
    case 'call': {
      const [first] = node.args;
      if (node.function.name.startsWith('histogram_quantile')) return true;
      return first !== undefined && VALUE_FUNCTIONS.has(node.function.name) && givesQuantiles(first, metrics);
    }
    case 'aggregation':
      return node.operator.name === 'quantile';
    case 'binary':
      return givesQuantiles(node.left, metrics) || givesQuantiles(node.right, metrics);
    case 'unary':
    case 'number':
    case 'string':
    case 'matrix':
    case 'subquery':
    case 'paren':
      return false;
  }
}

/** Functions that change neither which series there are nor what their values mean. */
const VALUE_FUNCTIONS = new Set([
  'label_replace',
  'label_join',
  'round',
  'ceil',
  'floor',
  'clamp_min',
  'clamp_max',
  'clamp',
]);
