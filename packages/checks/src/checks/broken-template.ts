import { defineCheck } from '../check.ts';
import { alertSaying } from '../example-use.ts';
import type { RulesDocument } from '../documents/document.ts';
import { ruleTexts } from '../rule-texts.ts';
import { templateLanguage } from '../template/template-language.ts';
import type { Template } from '../template/parse-template.ts';
import { fieldsIn, functionsIn, undeclaredVariables } from '../template/references.ts';

/** A template of an alert that cannot be filled in. */
export const brokenTemplate = defineCheck<'rule'>({
  id: 'broken-template',
  scope: 'rule',
  defect: 'impossible',
  docs: {
    summary: 'A template in a label or an annotation of an alert cannot be filled in.',
    why: 'The alert then carries an error message instead of its text, or the file is refused as a whole.',
    bad: [
      alertSaying('host_up == 0', '{{ $label.host }} is down.'),
      alertSaying('host_up == 0', '{{ $labels.host } is down.'),
      alertSaying('host_up == 0', '{{ host }} is down.'),
      alertSaying('host_up == 0', '{{ .labels.host }} is down.'),
      alertSaying('host_up == 0', '{{ if $labels.host }}down'),
    ],
    good: [
      alertSaying('host_up == 0', '{{ $labels.host }} is down: {{ $value | humanize }}.'),
      alertSaying('host_up == 0', '{{ with query "host_up" }}{{ . | first | value }}{{ end }}'),
    ],
  },
  check({ rule, document }, _context, report) {
    if (rule.kind !== 'alert') return;
    for (const { kind, name, template, path } of ruleTexts(rule)) {
      for (const what of mistakesIn(template, document.flavour)) {
        report({
          path,
          message: `The ${kind} \`${name}\` cannot be filled in. ${what}`,
          fix: 'Write it as in `{{ $labels.job }}`, `{{ $value | humanize }}`.',
        });
      }
    }
  },
});

function mistakesIn(template: Template, flavour: RulesDocument['flavour']): readonly string[] {
  // What is read of a template that is not even well-formed would only be guessed.
  if (template.problems.length > 0) return template.problems.slice(0, 1);
  const language = templateLanguage(flavour);
  const functions = functionsIn(template).filter((name) => !language.functions.has(name));
  const fields = fieldsIn(template).filter((name) => !language.fields.includes(name));
  return [
    ...functions.map((name) => `There is no function \`${name}\`.`),
    ...undeclaredVariables(template, language).map((name) => `There is no variable \`${name}\`.`),
    ...fields.map(
      (name) => `There is no \`.${name}\`; there are ${language.fields.map((field) => `\`.${field}\``).join(', ')}.`,
    ),
  ];
}
