import { compileMatcher } from '@lockstep/promql';
import { isPromql, type SourcePlugins } from './data-source.ts';
import type { JsonObject, Placed, PlacedQuery, VariableView } from './document.ts';
import { isRecord, placedIn, recordOf, textOf } from './loose.ts';
import type { VariableFacts } from '../query-use.ts';
import { readVariableQuery } from './variable-query.ts';

/** A variable before its query is read, so that all names are known when it is. */
export type VariableSource = Omit<VariableView, 'queries' | 'label'> & {
  /** The query as Grafana's Prometheus plugin has it, and what says for which data source it is. */
  readonly query: Placed<string> | undefined;
  readonly references: readonly unknown[];
};

/** Variables of schema v1: `templating.list`. */
export function listedVariables(templating: unknown, path: string): VariableSource[] {
  return placedIn(recordOf(templating)['list'], `${path}/list`).flatMap(({ value, path: at }) =>
    isRecord(value) ? [listedVariable(value, at)] : [],
  );
}

function listedVariable(json: JsonObject, path: string): VariableSource {
  const type = textOf(json['type']);
  const query = queryText(json['query'], `${path}/query`);
  return {
    ...factsOf(json, type, query),
    type,
    path,
    json,
    pluginId: type === 'datasource' ? textOf(json['query']) : '',
    query,
    references: [json['datasource']],
  };
}

/** Variables of schema v2: `spec.variables`. */
export function kindVariables(variables: unknown, path: string): VariableSource[] {
  return placedIn(variables, path).flatMap(({ value, path: at }) =>
    isRecord(value) && isRecord(value['spec'])
      ? [kindVariable(textOf(value['kind']), value['spec'], `${at}/spec`)]
      : [],
  );
}

function kindVariable(kind: string, json: JsonObject, path: string): VariableSource {
  const type = KINDS.get(kind) ?? kind.replace(/Variable$/, '').toLowerCase();
  const { query } = json;
  // Grafana 12 has the plugin in `kind`, 13 in `group`.
  const { kind: plugin, group, datasource, spec } = recordOf(query);
  const text = queryText(isRecord(spec) ? spec : query, isRecord(spec) ? `${path}/query/spec` : `${path}/query`);
  return {
    ...factsOf(json, type, text),
    type,
    path,
    json,
    pluginId: type === 'datasource' ? textOf(json['pluginId']) : '',
    query: text,
    references: [{ type: plugin === 'DataQuery' ? group : plugin }, datasource, json['datasource']],
  };
}

const KINDS: ReadonlyMap<string, string> = new Map([['TextVariable', 'textbox']]);

function factsOf(json: JsonObject, type: string, query: Placed<string> | undefined): VariableFacts {
  const chosen = type === 'query' || type === 'custom' || type === 'datasource';
  const includeAll = chosen && json['includeAll'] === true;
  const valuesOf = type === 'query' && query !== undefined ? readVariableQuery(query.value).label : undefined;
  return {
    name: textOf(json['name']),
    multi: chosen && json['multi'] === true,
    includeAll,
    ...(valuesOf === undefined ? {} : { valuesOf }),
    ...(includeAll && matchesEmpty(textOf(json['allValue'])) ? { allPassesEmpty: true } : {}),
  };
}

/** An empty `allValue` is none: "All" is then every value that there is. */
function matchesEmpty(allValue: string): boolean {
  const compiled = compileMatcher('=~', allValue);
  return allValue !== '' && !('problem' in compiled) && compiled.test('');
}

/** Grafana 12 keeps the text of older files as `__legacyStringValue`. */
function queryText(query: unknown, path: string): Placed<string> | undefined {
  if (typeof query === 'string') return { path, value: query };
  const { query: inner, __legacyStringValue: legacy } = recordOf(query);
  if (typeof inner === 'string') return { path: `${path}/query`, value: inner };
  return typeof legacy === 'string' ? { path: `${path}/__legacyStringValue`, value: legacy } : undefined;
}

/** Plugins of data sources by the name under which a file refers to them. */
export function sourcePlugins(
  variables: readonly VariableSource[],
  inputs: readonly Placed<unknown>[] = [],
): SourcePlugins {
  const named = [
    ...inputs.map(({ value }) => [textOf(recordOf(value)['name']), textOf(recordOf(value)['pluginId'])] as const),
    ...variables.map(({ name, pluginId }) => [name, pluginId] as const),
  ];
  return new Map(named.filter(([, plugin]) => plugin !== ''));
}

/** Reads the PromQL in a variable. */
export function variableView({ query, references, ...rest }: VariableSource, plugins: SourcePlugins): VariableView {
  if (rest.type !== 'query' || query === undefined || query.value.trim() === '') {
    return { ...rest, queries: [], label: undefined };
  }
  // Whatever a default data source is asked is taken for PromQL when it looks like it.
  const looksLike = /^\s*(?:label_values|label_names|query_result|metrics)\s*\(/.test(query.value);
  if (!isPromql(references, looksLike ? { expr: query.value } : {}, plugins))
    return { ...rest, queries: [], label: undefined };
  const { selector, label } = readVariableQuery(query.value);
  const queries: PlacedQuery[] =
    selector === undefined ? [] : [{ text: selector, use: { kind: 'variable' }, path: query.path }];
  return { ...rest, queries, label: label === undefined ? undefined : { path: query.path, value: label } };
}
