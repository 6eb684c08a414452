import { defineCheck } from '../check.ts';
import { alertRule, alertSaying } from '../example-use.ts';
import { ruleTexts } from '../rule-texts.ts';
import { printedValues } from '../template/references.ts';

/** A label of an alert is made of its value. */
export const valueInRuleLabel = defineCheck<'rule'>({
  id: 'value-in-rule-label',
  scope: 'rule',
  defect: 'misleading',
  docs: {
    summary: 'A label of an alert holds the value of its query.',
    why: 'Labels say which alert it is. With every new value the old alert ends and another one begins, and `for` is never reached.',
    bad: [alertRule('queue_length > 100', { labels: { severity: 'warning', length: '{{ $value }}' } })],
    good: [
      alertSaying('queue_length > 100', '{{ $value }} are waiting.'),
      alertRule('queue_length > 100', {
        labels: { severity: '{{ if gt $value 1000.0 }}critical{{ else }}warning{{ end }}' },
      }),
    ],
  },
  check({ rule }, _context, report) {
    if (rule.kind !== 'alert') return;
    for (const { kind, name, template, path } of ruleTexts(rule)) {
      if (kind !== 'label' || printedValues(template).length === 0) continue;
      report({
        path,
        message: `The label \`${name}\` changes with every value, and makes another alert of it each time.`,
        fix: 'Print the value in an annotation.',
      });
    }
  },
});
