import { selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { instantQuery } from '../example-use.ts';
import { picksShown } from '../flow/picks-shown.ts';

/** `topk` or `bottomk` in a query over time picks other series at every step. */
export const topkInRangePanel = defineCheck<'query'>({
  id: 'topk-in-range-panel',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: '`topk` or `bottomk` is drawn over time.',
    why: 'It is worked out anew at every step, so that more series are drawn than asked for, each with gaps.',
    bad: ['topk(5, rate(http_requests_total[5m]))'],
    good: [
      instantQuery('topk(5, rate(http_requests_total[5m]))'),
      'rate(http_requests_total[5m]) and topk(5, rate(http_requests_total[1h] @ end()))',
      'sum(topk(5, rate(http_requests_total[5m])))',
    ],
  },
  check({ expr, use }, _context, report) {
    if (use.kind !== 'panel' || !use.range) return;
    for (const node of picksShown(expr)) {
      if (selectorsIn(node).every(({ at }) => at !== undefined)) continue;
      report({
        at: node.operator,
        message: `\`${node.operator.name}\` picks other series at every step of the panel.`,
        fix: 'Ask for one point in time (`instant`), or let the end of the range pick: `and topk(5, ... @ end())`.',
      });
    }
  },
});
