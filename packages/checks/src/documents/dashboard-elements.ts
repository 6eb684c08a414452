import { isPromql, type SourcePlugins } from './data-source.ts';
import type { DashboardDocument, GridPlace, JsonObject, Placed, PlacedQuery } from './document.ts';
import { isRecord, numberOf, placedIn, recordOf, textOf } from './loose.ts';
import { fieldParts, gridPlace, placedObject, transformationViews } from './panel-parts.ts';
import { type PanelSource, panelView, type TargetSource, variableFacts } from './panel-view.ts';
import { kindVariables, sourcePlugins, type VariableSource, variableView } from './variables.ts';

/** Reads a dashboard of schema v2, of Grafana 12 and later: elements, and a layout that places them. */
export function readElementDashboard(
  file: string,
  { path, value: json }: Placed<JsonObject>,
  uid: string,
): DashboardDocument {
  const sources = [
    ...kindVariables(json['variables'], `${path}/variables`),
    ...sectionVariables(json['layout'], `${path}/layout`),
  ];
  const plugins = sourcePlugins(sources);
  const context = { plugins, variables: variableFacts(sources, new Set(repeats(json['layout']))) };
  const grids = gridPlaces(json['layout'], `${path}/layout`);
  const views = placedIn(json['elements'], `${path}/elements`)
    .filter(({ value }) => isRecord(recordOf(value)['spec']))
    .map(({ value, path: at, key }) => panelView(panelSource(recordOf(value), at, grids.get(key)), context));
  const settings = json['timeSettings'];
  const refresh = recordOf(settings)['autoRefresh'];
  return {
    kind: 'dashboard',
    file,
    uid,
    title: textOf(json['title']),
    path,
    json,
    flavour: 'elements',
    panels: views.map(({ view }) => view),
    variables: sources.map((source) => variableView(source, plugins)),
    annotations: placedIn(json['annotations'], `${path}/annotations`).flatMap((one) => annotationQuery(one, plugins)),
    inputs: [],
    timeRange: placedIn(settings, `${path}/timeSettings`).filter(({ key }) => key === 'from' || key === 'to'),
    refresh: refresh === undefined ? undefined : { path: `${path}/timeSettings/autoRefresh`, value: refresh },
    skippedTargets: views.flatMap(({ skipped }) => skipped),
  };
}

/** Variables by which rows, tabs and items of a layout are repeated. */
function repeats(layout: unknown): readonly unknown[] {
  if (Array.isArray(layout)) return layout.flatMap((part) => repeats(part));
  if (!isRecord(layout)) return [];
  return [recordOf(layout['repeat'])['value'], ...Object.values(layout).flatMap((part) => repeats(part))];
}

/** The kind stands in `kind` in Grafana 12, and in `group` from 13 on. */
function kindOf(json: JsonObject, general: string): string {
  return textOf(json['kind'] === general ? json['group'] : json['kind']);
}

function panelSource(element: JsonObject, elementPath: string, grid: GridPlace | undefined): PanelSource {
  const path = `${elementPath}/spec`;
  const json = recordOf(element['spec']);
  const vizConfig = recordOf(json['vizConfig']);
  const viz = recordOf(vizConfig['spec']);
  const data = recordOf(recordOf(json['data'])['spec']);
  const library = recordOf(json['libraryPanel']);
  return {
    title: textOf(json['title']),
    path,
    type: kindOf(vizConfig, 'VizConfig'),
    id: numberOf(json['id']),
    json,
    grid,
    options: placedObject(viz['options'], `${path}/vizConfig/spec/options`),
    ...fieldParts(viz['fieldConfig'], `${path}/vizConfig/spec/fieldConfig`),
    transformations: transformationViews(data['transformations'], `${path}/data/spec/transformations`),
    times: placedObject(data['queryOptions'], `${path}/data/spec/queryOptions`),
    library: element['kind'] === 'LibraryPanel' ? textOf(library['name']) || textOf(library['uid']) : undefined,
    targetSources: placedIn(data['queries'], `${path}/data/spec/queries`).map(targetSource),
  };
}

function targetSource({ path, value }: Placed<unknown>): TargetSource {
  const spec = recordOf(recordOf(value)['spec']);
  const query = recordOf(spec['query']);
  return {
    targetPath: `${path}/spec`,
    path: `${path}/spec/query/spec`,
    json: recordOf(query['spec']),
    refId: textOf(spec['refId']),
    hidden: spec['hidden'] === true,
    references: [
      { path: `${path}/spec/query/kind`, value: { type: kindOf(query, 'DataQuery') } },
      { path: `${path}/spec/query/datasource`, value: query['datasource'] },
      { path: `${path}/spec/datasource`, value: spec['datasource'] },
    ],
  };
}

function annotationQuery({ path, value }: Placed<unknown>, plugins: SourcePlugins): PlacedQuery[] {
  const spec = recordOf(recordOf(value)['spec']);
  const query = recordOf(spec['query']);
  const found = (
    [
      [recordOf(query['spec'])['expr'], `${path}/spec/query/spec/expr`],
      [recordOf(spec['legacyOptions'])['expr'], `${path}/spec/legacyOptions/expr`],
    ] as const
  ).find(([expr]) => typeof expr === 'string' && expr.trim() !== '');
  const references = [{ type: kindOf(query, 'DataQuery') }, query['datasource'], spec['datasource']];
  if (found === undefined || !isPromql(references, { expr: found[0] }, plugins)) return [];
  return [{ text: textOf(found[0]), use: { kind: 'annotation' }, path: found[1] }];
}

/** Places of the elements by name. Rows and tabs hold layouts of their own; an automatic grid has no places. */
function gridPlaces(layout: unknown, path: string): ReadonlyMap<string, GridPlace> {
  const { kind, spec } = recordOf(layout);
  const { items } = recordOf(spec);
  const nested = sections(layout, path).flatMap((section) => [
    ...gridPlaces(section.value['layout'], `${section.path}/layout`),
  ]);
  const own =
    kind === 'GridLayout' ? placedIn(items, `${path}/spec/items`).flatMap((item) => gridItems(item, path)) : [];
  return new Map([...own, ...nested]);
}

/** Variables of rows and tabs, of Grafana 13.1 and later. They are taken for variables of the whole dashboard. */
function sectionVariables(layout: unknown, path: string): VariableSource[] {
  return sections(layout, path).flatMap((section) => [
    ...kindVariables(section.value['variables'], `${section.path}/variables`),
    ...sectionVariables(section.value['layout'], `${section.path}/layout`),
  ]);
}

/** The rows or tabs of a layout. */
function sections(layout: unknown, path: string): Placed<JsonObject>[] {
  const { rows, tabs } = recordOf(recordOf(layout)['spec']);
  return [...placedIn(rows, `${path}/spec/rows`), ...placedIn(tabs, `${path}/spec/tabs`)].map((section) =>
    placedObject(recordOf(section.value)['spec'], `${section.path}/spec`),
  );
}

/** An item of a grid; a row of Grafana 12.0 holds its own in `elements`. */
function gridItems({ path, value }: Placed<unknown>, container: string): (readonly [string, GridPlace])[] {
  const { kind, spec } = recordOf(value);
  const json = recordOf(spec);
  if (kind === 'GridLayoutRow') {
    return placedIn(json['elements'], `${path}/spec/elements`).flatMap((item) => gridItems(item, path));
  }
  const place = gridPlace(json, `${path}/spec`, container);
  return place === undefined ? [] : [[textOf(recordOf(json['element'])['name']), place]];
}
