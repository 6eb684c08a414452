import { walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { instantQuery } from '../example-use.ts';

/** `sort` in a query over time, where it does nothing. */
export const sortInRangePanel = defineCheck<'query'>({
  id: 'sort-in-range-panel',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'A sorting function stands in a query that is drawn over time.',
    why: 'Prometheus orders the series of a range by their labels, whatever the query says.',
    bad: ['sort_desc(sum by (route) (rate(http_requests_total[5m])))'],
    good: [
      instantQuery('sort_desc(sum by (route) (rate(http_requests_total[5m])))'),
      'sum by (route) (rate(http_requests_total[5m]))',
    ],
  },
  check({ expr, use }, _context, report) {
    if (use.kind !== 'panel' || !use.range || use.instant) return;
    walk(expr, (node) => {
      if (node.kind !== 'call' || !node.function.name.startsWith('sort')) return;
      report({
        at: node.function,
        message: `\`${node.function.name}\` changes nothing in a query over time.`,
        fix: 'Leave it out and sort in the legend of the panel, or ask for one point in time (`instant`).',
      });
    });
  },
});
