import type { PlacedQuery, RuleView } from './documents/document.ts';
import { pointerStep } from './documents/loose.ts';
import { parseTemplate, type Template } from './template/parse-template.ts';
import { queriesIn } from './template/references.ts';

/** A label or an annotation of a rule. */
export interface RuleText {
  readonly kind: 'label' | 'annotation';
  readonly name: string;
  readonly text: string;
  readonly template: Template;
  /** JSON pointer. */
  readonly path: string;
}

/** Labels and annotations of a rule. Both are templates in alerts, and plain text in recording rules. */
export function ruleTexts(rule: RuleView): readonly RuleText[] {
  const known = TEXTS.get(rule);
  if (known !== undefined) return known;
  const texts = [...textsOf(rule, 'label', rule.labels), ...textsOf(rule, 'annotation', rule.annotations)];
  TEXTS.set(rule, texts);
  return texts;
}

/** Queries that the texts of an alert run by themselves, with `query "..."`. */
export function templateQueries(rule: RuleView): readonly PlacedQuery[] {
  if (rule.kind !== 'alert') return [];
  return ruleTexts(rule).flatMap(({ template, path }) =>
    queriesIn(template).map((text) => ({ text, path, use: { kind: 'expression' } as const })),
  );
}

/** Several checks read the same texts, each of which is parsed once. */
const TEXTS = new WeakMap<RuleView, readonly RuleText[]>();

function textsOf(rule: RuleView, kind: RuleText['kind'], texts: Readonly<Record<string, string>>): RuleText[] {
  return Object.entries(texts).map(([name, text]) => ({
    kind,
    name,
    text,
    template: parseTemplate(text),
    path: `${rule.path}/${kind}s/${pointerStep(name)}`,
  }));
}
