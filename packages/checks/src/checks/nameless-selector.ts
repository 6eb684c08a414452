import { selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';

/** A selector without the name of a metric. */
export const namelessSelector = defineCheck<'query'>({
  id: 'nameless-selector',
  scope: 'query',
  defect: 'style',
  docs: {
    summary: 'A selector gives no name of a metric.',
    why: 'It finds whatever has such labels, today and tomorrow, and nothing about the result can be known.',
    bad: ['count({job="shop"})'],
    good: ['count(up{job="shop"})', 'count({__name__=~"http_.*"})'],
  },
  check({ expr }, _context, report) {
    for (const selector of selectorsIn(expr)) {
      if (selector.metric !== undefined || selector.matchers.some(({ label }) => label.name === '__name__')) continue;
      report({
        at: selector,
        message: 'The selector names no metric.',
        fix: 'Put the name of the metric before the braces.',
      });
    }
  },
});
