import { type Expr, walk } from '@lockstep/promql';
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
    walk(expr, (node, around) => {
      if (node.kind !== 'selector' || node.metric !== undefined || isDataLabels(node, around.at(-1))) return;
      if (node.matchers.some(({ label }) => label.name === '__name__')) return;
      report({
        at: node,
        message: 'The selector names no metric.',
        fix: 'Put the name of the metric before the braces.',
      });
    });
  },
});

/** The second argument of `info` looks like a selector and lists labels. */
function isDataLabels(node: Expr, around: Expr | undefined): boolean {
  return around?.kind === 'call' && around.function.name === 'info' && around.args[1] === node;
}
