import { defineCheck } from '../check.ts';
import { alertRule } from '../example-use.ts';

/** An alert without the label by which it is routed. */
export const alertWithoutSeverity = defineCheck<'rule'>({
  id: 'alert-without-severity',
  scope: 'rule',
  defect: 'style',
  docs: {
    summary: 'An alert has no label `severity`.',
    why: 'It is the label by which alerts are routed; without it nobody knows whether to get up.',
    bad: [alertRule('host_up == 0', { labels: undefined })],
    good: [alertRule('host_up == 0')],
  },
  check({ rule }, _context, report) {
    if (rule.kind !== 'alert' || (rule.labels['severity'] ?? '') !== '') return;
    report({
      path: rule.path,
      message: `\`${rule.name}\` does not say how severe it is.`,
      fix: 'Add the label `severity`.',
    });
  },
});
