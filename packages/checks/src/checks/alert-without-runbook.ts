import { defineCheck } from '../check.ts';
import { alertRule } from '../example-use.ts';

/** An alert that does not say where to read what to do. */
export const alertWithoutRunbook = defineCheck<'rule'>({
  id: 'alert-without-runbook',
  scope: 'rule',
  defect: 'style',
  docs: {
    summary: 'An alert has no annotation `runbook_url`.',
    why: 'Whoever is woken should not have to find out first what can be done.',
    bad: [alertRule('host_up == 0', { annotations: { summary: 'Down' } })],
    good: [alertRule('host_up == 0')],
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
