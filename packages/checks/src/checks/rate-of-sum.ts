import { type Expr, functionNamed, type Subquery, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { excerptOf } from '../flow/excerpt.ts';
import type { KnownMetrics } from '../known-metrics.ts';
import { rawCounters } from '../selectors/counter-use.ts';

/** Counters are added up before their rate is taken. */
export const rateOfSum = defineCheck<'query'>({
  id: 'rate-of-sum',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'The rate of several counters together is taken, instead of the sum of their rates.',
    why: 'When one of them starts again the total falls, which is read as a restart of all: a spike that never was.',
    bad: ['rate(sum(http_requests_total)[5m:])', 'increase((sum by (code) (http_requests_total))[1h:1m])'],
    good: ['sum(rate(http_requests_total[5m]))', 'max_over_time(sum(rate(http_requests_total[5m]))[1h:])'],
  },
  check({ parsed, expr }, { metrics }, report) {
    walk(expr, (node) => {
      if (node.kind !== 'call' || functionNamed(node.function.name)?.wants !== 'counter') return;
      const [range] = node.args;
      const total = range === undefined ? undefined : summedInput(range, metrics);
      if (total === undefined) return;
      report({
        at: node,
        message: `\`${node.function.name}\` is applied to \`${excerptOf(parsed, total)}\`, in which counters are combined already.`,
        fix: `Take the rate first: \`sum(${node.function.name}(...[5m]))\`.`,
      });
    });
  },
});

function summedInput(range: Expr, metrics: KnownMetrics): Expr | undefined {
  if (range.kind === 'subquery') return isCombined(range, metrics) ? range.expr : undefined;
  if (range.kind !== 'matrix') return undefined;
  const series = metrics.selected(range.selector);
  return series?.combined === true && series.kind === 'counter' ? range.selector : undefined;
}

/** Whether a raw counter of a subquery goes through an aggregation or an operator. */
function isCombined({ expr }: Subquery, metrics: KnownMetrics): boolean {
  return rawCounters(expr, metrics).some(({ around }) =>
    around.some(({ kind }) => kind === 'aggregation' || kind === 'binary'),
  );
}
