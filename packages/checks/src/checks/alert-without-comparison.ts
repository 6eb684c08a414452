import { constantOf } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { alertRule } from '../example-use.ts';
import { hasCondition } from '../flow/has-condition.ts';

/** An alert whose expression has a result at all times. */
export const alertWithoutComparison = defineCheck<'rule'>({
  id: 'alert-without-comparison',
  scope: 'rule',
  defect: 'misleading',
  docs: {
    summary: 'The expression of an alert compares nothing.',
    why: 'An alert fires for every series of the result, whatever its value: this one fires as long as the metric exists.',
    bad: [alertRule('host_up'), alertRule('host_up == bool 0')],
    good: [
      alertRule('build_info{version="1.0"}'),
      alertRule('host_up == 0'),
      alertRule('absent(host_up)'),
      alertRule('vector(1)', { for: undefined }),
    ],
  },
  check({ rule, query }, { metrics }, report) {
    if (rule.kind !== 'alert' || query === undefined || rule.otherQueries.length > 0) return;
    if (query.use.kind === 'alert' && query.use.comparedElsewhere === true) return;
    // An alert that always fires, to show that alerting works, is a constant.
    if (constantOf(query.expr) !== undefined || hasCondition(query.expr, metrics)) return;
    report({
      path: rule.query.path,
      message: `\`${rule.name}\` fires for every series of \`${rule.query.text.trim()}\`, whatever its value.`,
      fix: 'Compare with a threshold. With `bool` a comparison gives 0 or 1 for each series, and both fire.',
    });
  },
});
