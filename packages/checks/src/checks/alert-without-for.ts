import { walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { alertRule } from '../example-use.ts';

/** An alert that fires on a single evaluation. */
export const alertWithoutFor = defineCheck<'rule'>({
  id: 'alert-without-for',
  scope: 'rule',
  defect: 'style',
  docs: {
    summary: 'An alert has no `for`, and its expression looks at one moment only.',
    why: 'A single odd sample, or a server that has just started, then wakes somebody.',
    bad: [alertRule('host_up == 0', { for: undefined })],
    good: [
      alertRule('host_up == 0'),
      alertRule('increase(http_requests_total[1h]) > 100', { for: undefined }),
      alertRule('vector(1)', { for: undefined }),
    ],
  },
  check({ rule, query }, _context, report) {
    if (rule.kind !== 'alert' || rule.forSeconds !== undefined || query === undefined) return;
    if (!looksAtOneMoment(query.expr)) return;
    report({
      path: rule.path,
      message: `\`${rule.name}\` fires as soon as one evaluation finds something.`,
      fix: 'Say with `for` how long it must be so; `for: 0m` says that it is meant.',
    });
  },
});

/** Whether a selector stands outside of any range. */
function looksAtOneMoment(expr: Parameters<typeof walk>[0]): boolean {
  let found = false;
  walk(expr, (node, around) => {
    if (node.kind === 'selector' && !around.some(({ kind }) => kind === 'matrix' || kind === 'subquery')) found = true;
  });
  return found;
}
