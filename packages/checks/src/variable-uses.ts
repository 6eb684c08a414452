import { replaceMacros } from '@lockstep/promql';
import { variableIn } from './documents/data-source.ts';
import type { DashboardDocument, Placed, PlacedQuery } from './documents/document.ts';
import { placedIn, recordOf, textOf } from './documents/loose.ts';

/** The name of a variable, where it is used. */
export type VariableUse = Placed<string>;

/** Keys whose texts are no texts of this dashboard, and queries and legends, which are read apart. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  '__inputs',
  '__requires',
  '__elements',
  'expr',
  'current',
  'libraryPanel',
  'legendFormat',
]);

/** Every use of a variable in a dashboard. Those of Grafana itself (`$__range`) and those of other data sources are left out. */
export function variableUses(dashboard: DashboardDocument): VariableUse[] {
  const skipped = new Set(dashboard.skippedTargets.map(({ path }) => path));
  const queries = [
    ...dashboard.panels.flatMap(({ targets }) => targets),
    ...dashboard.annotations,
    ...dashboard.variables.flatMap((variable) => variable.queries),
  ];
  const legends = dashboard.panels.flatMap(({ targets }) =>
    targets.map(({ path, json }) => ({
      path: path.replace(/expr$/, 'legendFormat'),
      text: textOf(json['legendFormat']),
    })),
  );
  return [
    ...queries.flatMap(queryUses),
    ...legends.flatMap(queryUses),
    ...dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ datasource }) => sourceUses(datasource))),
    ...textUses({ path: dashboard.path, value: dashboard.json }, skipped),
  ].filter(({ value }) => !value.startsWith('__'));
}

/** Names that a dashboard declares: its variables, and what an import asks for. */
export function declaredNames({ variables, inputs }: DashboardDocument): ReadonlySet<string> {
  return new Set([...variables.map(({ name }) => name), ...inputs.map(({ value }) => value)]);
}

function sourceUses(datasource: Placed<string> | undefined): VariableUse[] {
  const name = variableIn(datasource?.value ?? '');
  return datasource === undefined || name === undefined ? [] : [{ path: datasource.path, value: name }];
}

/** Variables that a query, or another text in which `$name` is always a variable, uses. */
export function queryUses({ text, path }: Pick<PlacedQuery, 'text' | 'path'>): VariableUse[] {
  return replaceMacros(text).macros.map(({ name }) => ({ path, value: name }));
}

/** `${name}` in any text. A bare `$name` is left out: outside of queries it may be money, or a word of a script. */
function textUses({ path, value }: Placed<unknown>, skipped: ReadonlySet<string>): VariableUse[] {
  if (skipped.has(path)) return [];
  if (typeof value === 'string') {
    if (!value.includes('${')) return [];
    return [...value.matchAll(/\$\{(\w+)(?:[.:][^{}]{0,200})?\}/g)].map(([, name = '']) => ({ path, value: name }));
  }
  return placedIn(value, path).flatMap(({ key, ...child }) => {
    if (NOT_SHOWN.has(key)) return [];
    return key === 'repeat' ? [...repeatUses(child), ...textUses(child, skipped)] : textUses(child, skipped);
  });
}

/** Panels and rows are repeated for a variable that is named without a sign; schema v2 says how, too. */
function repeatUses({ path, value }: Placed<unknown>): VariableUse[] {
  if (typeof value === 'string') return /^\w+$/.test(value) ? [{ path, value }] : [];
  const { mode, value: name } = recordOf(value);
  return mode === 'variable' && typeof name === 'string' ? [{ path: `${path}/value`, value: name }] : [];
}
