import { canHave } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { alertSaying } from '../example-use.ts';
import { asksForNothing } from '../flow/asks-for-nothing.ts';
import { instead, whyImpossible } from '../flow/why-impossible.ts';
import { ruleTexts } from '../rule-texts.ts';
import { printedLabels } from '../template/references.ts';

/** A text of an alert prints a label that its query cannot have. */
export const impossibleRuleLabel = defineCheck<'rule'>({
  id: 'impossible-rule-label',
  scope: 'rule',
  defect: 'impossible',
  docs: {
    summary: 'A label or an annotation of an alert prints a label that its query cannot have.',
    why: 'It is filled in as nothing: "Host  is down". `$labels` are those of the query; labels that the rule adds are not among them.',
    bad: [
      alertSaying('count(host_up == 0) > 3', '{{ $labels.host }} is down.'),
      alertSaying('absent(sum(host_up))', '{{ $labels.job }} is gone.'),
      alertSaying('host_up == 0', 'This is {{ $labels.severity }}.'),
    ],
    good: [
      alertSaying('host_up == 0', '{{ $labels.host }} is down.'),
      alertSaying('absent(host_up{job="agent"})', '{{ $labels.job }} is gone.'),
      alertSaying('count(host_up == 0) > 3', '{{ range query "host_up == 0" }}{{ .Labels.host }} {{ end }}'),
    ],
  },
  check({ rule, query }, _context, report) {
    const flow = query?.analysis.labels(query.expr);
    if (query !== undefined && asksForNothing(query.expr, query.analysis)) return;
    // With several queries Grafana decides whose labels are used.
    if (rule.kind !== 'alert' || flow === undefined || rule.otherQueries.length > 0) return;
    for (const { kind, name, template, path } of ruleTexts(rule)) {
      for (const label of printedLabels(template)) {
        if (canHave(flow, label)) continue;
        const added = label in rule.labels ? ' The rule adds it only afterwards.' : '';
        report({
          path,
          message: `The ${kind} \`${name}\` prints \`${label}\`, which the query cannot have. ${whyImpossible(flow, label)}${added}`,
          fix: instead(flow, label),
        });
      }
    }
  },
});
