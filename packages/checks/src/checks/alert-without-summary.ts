import { defineCheck } from '../check.ts';
import { alertRule, alertSaying } from '../example-use.ts';

/** An alert without a sentence that says what is the matter. */
export const alertWithoutSummary = defineCheck<'rule'>({
  id: 'alert-without-summary',
  scope: 'rule',
  defect: 'style',
  docs: {
    summary: 'An alert has no annotation `summary`.',
    why: 'The name of a rule and its labels tell little to somebody who has just been woken.',
    bad: [alertRule('host_up == 0', { annotations: { runbook_url: 'https://example.org/down' } })],
    good: [alertSaying('host_up == 0', '{{ $labels.host }} has been down for 5 minutes.')],
  },
  check({ rule }, _context, report) {
    if (rule.kind !== 'alert' || (rule.annotations['summary'] ?? '').trim() !== '') return;
    report({
      path: rule.path,
      message: `\`${rule.name}\` does not say what is the matter.`,
      fix: 'Add the annotation `summary`: one sentence with what is affected and how badly.',
    });
  },
});
