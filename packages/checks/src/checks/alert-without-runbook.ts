import { defineCheck } from '../check.ts';

/** An alert that does not say where to read what to do. */
export const alertWithoutRunbook = defineCheck<'rule'>({
  id: 'alert-without-runbook',
  scope: 'rule',
  defect: 'style',
  docs: {
    summary: 'An alert has no annotation `runbook_url`.',
    why: 'Whoever is woken should not have to find out first what can be done.',
    bad: [
      `{ alert: HostDown, expr: 'host_up == 0', for: 5m, labels: { severity: critical }, annotations: { summary: Down } }`,
    ],
    good: [
      `{ alert: HostDown, expr: 'host_up == 0', for: 5m, annotations: { runbook_url: 'https://example.org/down' } }`,
    ],
  },
  check({ rule }, _context, report) {
    if (rule.kind !== 'alert' || RUNBOOKS.some((name) => (rule.annotations[name] ?? '').trim() !== '')) return;
    report({
      path: rule.path,
      message: `\`${rule.name}\` does not say where to read what to do.`,
      fix: 'Add the annotation `runbook_url`.',
    });
  },
});

const RUNBOOKS = ['runbook_url', 'runbook'];
