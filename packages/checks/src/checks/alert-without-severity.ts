import { defineCheck } from '../check.ts';

/** An alert without the label by which it is routed. */
export const alertWithoutSeverity = defineCheck<'rule'>({
  id: 'alert-without-severity',
  scope: 'rule',
  defect: 'style',
  docs: {
    summary: 'An alert has no label `severity`.',
    why: 'It is the label by which alerts are routed; without it nobody knows whether to get up.',
    bad: [
      `{ alert: HostDown, expr: 'host_up == 0', for: 5m, annotations: { summary: Down, runbook_url: 'https://example.org/down' } }`,
    ],
    good: [`{ alert: HostDown, expr: 'host_up == 0', for: 5m, labels: { severity: critical } }`],
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
