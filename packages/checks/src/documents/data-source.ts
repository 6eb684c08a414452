import type { Placed } from './document.ts';
import { recordOf, textOf } from './loose.ts';

/** What is known of data sources by name: the plugin of each data source variable and of each `__inputs` entry. */
export type SourcePlugins = ReadonlyMap<string, string>;

/** Whether queries to a data source are PromQL; `unknown` when only the query itself can tell. */
type SourceLanguage = 'promql' | 'other' | 'unknown';

/** Plugins that speak to a Prometheus. */
const PROMQL_PLUGINS: ReadonlySet<string> = new Set([
  'prometheus',
  'grafana-amazonprometheus-datasource',
  'grafana-azureprometheus-datasource',
]);

/** Names under which Grafana answers by itself. */
const BUILT_IN: ReadonlySet<string> = new Set(['-- Dashboard --', '-- Grafana --', '__expr__', '-100', 'grafana']);

/** Query types that only Loki and Tempo have; both write `expr` or `query`, too. */
const FOREIGN_QUERY_TYPES: ReadonlySet<unknown> = new Set(['range', 'instant', 'stream', 'traceql', 'nativeSearch']);

/** A reference to a data source as files have it: a name, `${variable}`, or `{ type, uid }`. */
function sourceLanguage(reference: unknown, plugins: SourcePlugins): SourceLanguage {
  const { type, uid } = recordOf(reference);
  const name = typeof reference === 'string' ? reference : textOf(uid);
  if (name === '-- Mixed --') return 'unknown';
  const plugin = textOf(type) || plugins.get(variableIn(name) ?? '');
  if (plugin !== undefined && plugin !== 'datasource') return PROMQL_PLUGINS.has(plugin) ? 'promql' : 'other';
  return BUILT_IN.has(name) || plugin === 'datasource' ? 'other' : 'unknown';
}

/** Whether a target is PromQL by the first reference that tells, and else by what it looks like. */
export function isPromql(
  references: readonly unknown[],
  target: Readonly<Record<string, unknown>>,
  plugins: SourcePlugins,
): boolean {
  const known = references.map((reference) => sourceLanguage(reference, plugins)).find((one) => one !== 'unknown');
  if (known !== undefined) return known === 'promql';
  return typeof target['expr'] === 'string' && !FOREIGN_QUERY_TYPES.has(target['queryType']);
}

/** The name of the variable that a reference is made of: `$name`, `${name}`, `[[name]]`. */
export function variableIn(reference: string): string | undefined {
  const found = /^(?:\$(\w+)|\$\{(\w+)[^}]*\}|\[\[(\w+)[^\]]*\]\])$/.exec(reference);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** The uid or name that a reference gives, where it stands; absent when it leaves that to Grafana. */
export function sourceName(reference: unknown, path: string): Placed<string> | undefined {
  if (typeof reference === 'string' && reference !== '') return { path, value: reference };
  const { uid, name } = recordOf(reference);
  if (typeof uid === 'string' && uid !== '') return { path: `${path}/uid`, value: uid };
  return typeof name === 'string' && name !== '' ? { path: `${path}/name`, value: name } : undefined;
}
