import type { RuleUse } from '../query-use.ts';
import type { JsonObject, Placed, RuleGroupView, RulesDocument, RuleView } from './document.ts';
import { isRecord, placedIn, recordOf, textOf, textsOf } from './loose.ts';
import { looseDuration } from './loose-duration.ts';

/** Reads the groups of a Prometheus rule file, or of a PrometheusRule object. Rules that are none are left out. */
export function readPrometheusRules(
  file: string,
  flavour: 'prometheus' | 'prometheus-operator',
  groups: Placed<unknown>,
): RulesDocument {
  return {
    kind: 'rules',
    file,
    flavour,
    groups: placedIn(groups.value, groups.path).map(({ path, value }) => groupView(recordOf(value), path)),
    skippedQueries: [],
  };
}

function groupView(json: JsonObject, path: string): RuleGroupView {
  const labels = textsOf(json['labels']);
  return {
    name: textOf(json['name']),
    path,
    intervalSeconds: looseDuration(json['interval']),
    rules: placedIn(json['rules'], `${path}/rules`).flatMap((rule) => ruleView(rule, labels)),
  };
}

function ruleView({ path, value }: Placed<unknown>, groupLabels: Readonly<Record<string, string>>): RuleView[] {
  if (!isRecord(value)) return [];
  const kind = value['record'] === undefined ? 'alert' : 'record';
  const forSeconds = looseDuration(value['for']);
  const facts = {
    labels: { ...groupLabels, ...textsOf(value['labels']) },
    annotations: textsOf(value['annotations']),
  };
  const use: RuleUse = { kind, ...facts, ...(forSeconds === undefined ? {} : { forSeconds }) };
  const { name = '', expr = '' } = textsOf({ name: value[kind], expr: value['expr'] });
  return [
    { kind, name, path, query: { text: expr, use, path: `${path}/expr` }, otherQueries: [], ...facts, forSeconds },
  ];
}
