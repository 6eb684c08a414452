import { defineCheck } from '../check.ts';
import { alertSaying, ruleExample } from '../example-use.ts';
import { type RuleText, ruleTexts } from '../rule-texts.ts';

/** What is meant to be filled in stands outside of a template. */
export const textWithoutTemplate = defineCheck<'rule'>({
  id: 'text-without-template',
  scope: 'rule',
  defect: 'misleading',
  docs: {
    summary: 'A text names `$labels` or `$value` outside of `{{ }}`, or is no template at all.',
    why: 'It is printed as it stands: "$labels.host is down". Recording rules fill nothing in.',
    bad: [
      alertSaying('host_up == 0', '$labels.host is down.'),
      alertSaying('queue_length > 100', '{ $value } are waiting.'),
      ruleExample({ record: 'queue:length', expr: 'queue_length', labels: { name: '{{ $labels.queue }}' } }),
    ],
    good: [
      alertSaying('host_up == 0', '{{ $labels.host }} is down and costs $100.'),
      ruleExample({ record: 'queue:length', expr: 'queue_length', labels: { team: 'storage' } }),
    ],
  },
  check({ rule }, _context, report) {
    for (const text of ruleTexts(rule)) {
      const found = rule.kind === 'alert' ? namedInText(text) : text.template.actions[0]?.text;
      if (found === undefined) continue;
      report({
        path: text.path,
        message: `\`${found}\` in the ${text.kind} \`${text.name}\` is printed as it stands.`,
        fix: rule.kind === 'alert' ? `Write \`{{ ${found} }}\`.` : 'Make the label in the query, with `label_replace`.',
      });
    }
  },
});

/** A file from which another template engine makes the rules prints the braces themselves. */
function namedInText({ template: { texts, actions } }: RuleText): string | undefined {
  if (actions.some(({ text }) => text.slice(2).includes('{{'))) return undefined;
  return texts.map((text) => NAMES.exec(text)?.[0]).find((name) => name !== undefined);
}

const NAMES = /\$(?:labels\.\w+|externalLabels\.\w+|value\b)/;
