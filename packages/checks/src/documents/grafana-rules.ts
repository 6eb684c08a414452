import type { RuleUse } from '../query-use.ts';
import { isPromql } from './data-source.ts';
import type { JsonObject, Placed, PlacedQuery, RuleGroupView, RulesDocument, RuleView } from './document.ts';
import { isRecord, placedIn, recordOf, textOf, textsOf } from './loose.ts';
import { looseDuration } from './loose-duration.ts';

/**
 * Reads Grafana's own alert rules as it provisions and exports them. A rule holds several queries and expressions, one
 * of which is its condition. Rules without a Prometheus query have no place here.
 */
export function readGrafanaRules(file: string, groups: Placed<unknown>): RulesDocument {
  const read = placedIn(groups.value, groups.path).map(({ path, value }) => groupView(recordOf(value), path));
  return {
    kind: 'rules',
    file,
    flavour: 'grafana',
    groups: read.map(({ group }) => group),
    skippedQueries: read.flatMap(({ skipped }) => skipped),
  };
}

interface ReadRule {
  readonly rules: readonly RuleView[];
  readonly skipped: readonly Placed<JsonObject>[];
}

function groupView(
  json: JsonObject,
  path: string,
): { readonly group: RuleGroupView; readonly skipped: readonly Placed<JsonObject>[] } {
  const read = placedIn(json['rules'], `${path}/rules`).map((rule) => readRule(rule));
  return {
    group: {
      name: textOf(json['name']),
      path,
      intervalSeconds: looseDuration(json['interval']),
      rules: read.flatMap(({ rules }) => rules),
    },
    skipped: read.flatMap(({ skipped }) => skipped),
  };
}

function readRule({ path, value }: Placed<unknown>): ReadRule {
  const json = recordOf(value);
  const nodes = placedIn(json['data'], `${path}/data`).filter((node) => isRecord(node.value));
  const sources = nodes.filter((node) => !isExpression(recordOf(node.value)));
  const ours = sources.filter((node) => isPrometheus(recordOf(node.value)));
  const skipped = sources
    .filter((node) => !ours.includes(node))
    .map((node) => ({ path: node.path, value: recordOf(node.value) }));
  const forSeconds = looseDuration(json['for']);
  const facts = { labels: textsOf(json['labels']), annotations: textsOf(json['annotations']) };
  const condition = nodes.find((node) => recordOf(node.value)['refId'] === json['condition']);
  const use: RuleUse = {
    kind: isRecord(json['record']) ? 'record' : 'alert',
    ...facts,
    ...(forSeconds === undefined ? {} : { forSeconds }),
    ...(condition !== undefined && isExpression(recordOf(condition.value)) ? { comparedElsewhere: true } : {}),
  };
  const [query, ...otherQueries] = ours.map((node): PlacedQuery => {
    const model = recordOf(recordOf(node.value)['model']);
    return { text: textOf(model['expr']), use, path: `${node.path}/model/expr` };
  });
  if (query === undefined) return { rules: [], skipped };
  const name = textOf(json['title']) || textOf(recordOf(json['record'])['metric']);
  return { rules: [{ kind: use.kind, name, path, query, otherQueries, ...facts, forSeconds }], skipped };
}

/** Reduce, threshold, math: what Grafana computes by itself. */
function isExpression({ datasourceUid, model }: JsonObject): boolean {
  const { type, uid } = recordOf(recordOf(model)['datasource']);
  return datasourceUid === '__expr__' || datasourceUid === '-100' || type === '__expr__' || uid === '__expr__';
}

/** The uid of a provisioned rule is that of a data source on the server: only the model tells its type. */
function isPrometheus(node: JsonObject): boolean {
  const model = recordOf(node['model']);
  return isPromql([model['datasource']], model, new Map());
}
