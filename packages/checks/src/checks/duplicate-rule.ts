import { defineCheck } from '../check.ts';
import { ruleExample, ruleList } from '../example-use.ts';
import type { RulesDocument, RuleView } from '../documents/document.ts';

/** Two rules are the same. */
export const duplicateRule = defineCheck<'rule'>({
  id: 'duplicate-rule',
  scope: 'rule',
  defect: 'misleading',
  docs: {
    summary: 'A rule stands in a file twice, with the same name, labels and expression.',
    why: 'Both write the same series or the same alert; whoever changes one of them finds that nothing has changed.',
    bad: [
      ruleList(
        ruleExample({ record: 'queue:length', expr: 'sum by (queue) (queue_length)' }),
        ruleExample({ record: 'queue:length', expr: 'sum by (queue) (queue_length)' }),
      ),
    ],
    good: [
      ruleList(
        ruleExample({ record: 'queue:length', expr: 'queue_length{queue="mail"}' }),
        ruleExample({ record: 'queue:length', expr: 'queue_length{queue="pdf"}' }),
      ),
    ],
  },
  check({ rule, document }, _context, report) {
    const first = firstRules(document).get(signature(rule));
    if (first === undefined || first === rule) return;
    report({
      path: rule.path,
      message: `\`${rule.name}\` stands in this file twice, with the same labels and expression.`,
      fix: `Remove one of them; the other is at \`${first.path}\`.`,
    });
  },
});

/** The first rule of each kind. Worked out once for a file, so that checking stays linear. */
function firstRules(document: RulesDocument): ReadonlyMap<string, RuleView> {
  const known = FIRST_RULES.get(document);
  if (known !== undefined) return known;
  const rules = document.groups.flatMap((group) => group.rules);
  // Of equal keys a map keeps the last.
  const first = new Map(rules.toReversed().map((rule) => [signature(rule), rule]));
  FIRST_RULES.set(document, first);
  return first;
}

const FIRST_RULES = new WeakMap<RulesDocument, ReadonlyMap<string, RuleView>>();

/** White space says nothing in an expression, but for that in a string, where it is hardly the only difference. */
function signature({ kind, name, query, labels, forSeconds }: RuleView): string {
  const sorted = Object.keys(labels)
    .toSorted()
    .map((label) => [label, labels[label]]);
  return JSON.stringify([kind, name, query.text.replaceAll(/\s+/g, ''), sorted, forSeconds]);
}
