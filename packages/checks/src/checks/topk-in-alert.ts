import { defineCheck } from '../check.ts';
import { alertQuery } from '../example-use.ts';
import { picksShown } from '../flow/picks-shown.ts';

/** An alert picks series with `topk` or `bottomk`. */
export const topkInAlert = defineCheck<'query'>({
  id: 'topk-in-alert',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'An alert is about the series that `topk` or `bottomk` picks.',
    why: 'Others are picked at every evaluation: alerts come and go, and `for` starts anew each time.',
    bad: [alertQuery('topk(3, queue_length) > 100')],
    good: [alertQuery('queue_length > 100'), alertQuery('sum(topk(3, queue_length)) > 100')],
  },
  check({ expr, use }, _context, report) {
    if (use.kind !== 'alert') return;
    for (const { operator } of picksShown(expr))
      report({
        at: operator,
        message: `\`${operator.name}\` picks other series at every evaluation, so the alert jumps between them.`,
        fix: 'Compare all series with the threshold, and pick where alerts are shown.',
      });
  },
});
