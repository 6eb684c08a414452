import { isPromql, type SourcePlugins } from './data-source.ts';
import type { DashboardDocument, JsonObject, Placed, PlacedQuery } from './document.ts';
import { isRecord, numberOf, placedIn, recordOf, textOf } from './loose.ts';
import { fieldParts, gridPlace, placedObject, transformationViews } from './panel-parts.ts';
import { type PanelSource, panelView, type TargetSource, variableFacts } from './panel-view.ts';
import { listedVariables, sourcePlugins, variableView } from './variables.ts';

/** Schema version from which a panel `table` is the one of today; before, it was one that is now called `table-old`. */
const TABLE_SINCE = 24;

/** Reads a dashboard of schema v1, that is of any Grafana up to 13: panels on a grid, or in `rows` of 12 spans. */
export function readPanelDashboard(file: string, { path, value: json }: Placed<JsonObject>): DashboardDocument {
  const inputs = placedIn(json['__inputs'], `${path}/__inputs`).filter(({ value }) => isRecord(value));
  const sources = listedVariables(json['templating'], `${path}/templating`);
  const plugins = sourcePlugins(sources, inputs);
  const panels = panelSources(json, path);
  const repeated = new Set(panels.map((panel) => panel.json['repeat']));
  const context = { plugins, variables: variableFacts(sources, repeated) };
  const views = panels.map((panel) => panelView(panel, context));
  return {
    kind: 'dashboard',
    file,
    uid: textOf(json['uid']),
    title: textOf(json['title']),
    path,
    json,
    flavour: 'panels',
    panels: views.map(({ view }) => view),
    variables: sources.map((source) => variableView(source, plugins)),
    annotations: annotationQueries(json['annotations'], `${path}/annotations`, plugins),
    inputs: inputs.map(({ path: at, value }) => ({ path: at, value: textOf(recordOf(value)['name']) })),
    timeRange: placedIn(json['time'], `${path}/time`).filter(({ key }) => key === 'from' || key === 'to'),
    refresh: json['refresh'] === undefined ? undefined : { path: `${path}/refresh`, value: json['refresh'] },
    skippedTargets: views.flatMap(({ skipped }) => skipped),
  };
}

/** Reads the export of a library panel, as a dashboard of that panel. */
export function readLibraryPanel(file: string, { path, value }: Placed<JsonObject>): DashboardDocument {
  const panel = panelSource(recordOf(value['model']), `${path}/model`, '');
  const { view, skipped } = panelView(panel, { plugins: new Map(), variables: [] });
  return {
    kind: 'dashboard',
    file,
    uid: textOf(value['uid']),
    title: textOf(value['name']),
    path,
    json: value,
    flavour: 'library-panel',
    panels: [view],
    variables: [],
    annotations: [],
    inputs: [],
    timeRange: [],
    refresh: undefined,
    skippedTargets: skipped,
  };
}

/** Every panel: of the grid, of collapsed rows, of the `rows` of Grafana 4, and models of library panels in exports. */
function panelSources(json: JsonObject, path: string): PanelSource[] {
  const isOld = (numberOf(json['schemaVersion']) ?? TABLE_SINCE) < TABLE_SINCE;
  const rows = placedIn(json['rows'], `${path}/rows`).flatMap((row) =>
    withNested({ ...row, value: { ...recordOf(row.value), type: 'row' } }, ''),
  );
  const panels = placedIn(json['panels'], `${path}/panels`).flatMap((panel) => withNested(panel, path));
  const library = placedIn(json['__elements'], `${path}/__elements`).flatMap(({ path: at, value }) =>
    isRecord(recordOf(value)['model']) ? [panelSource(recordOf(recordOf(value)['model']), `${at}/model`, '')] : [],
  );
  return [...rows, ...panels, ...library].map((panel) =>
    isOld && panel.type === 'table' ? { ...panel, type: 'table-old' } : panel,
  );
}

function withNested({ path, value }: Placed<unknown>, container: string): PanelSource[] {
  if (!isRecord(value)) return [];
  const nested = value['type'] === 'row' ? placedIn(value['panels'], `${path}/panels`) : [];
  return [panelSource(value, path, container), ...nested.flatMap((panel) => withNested(panel, path))];
}

function panelSource(json: JsonObject, path: string, container: string): PanelSource {
  const library = recordOf(json['libraryPanel']);
  return {
    title: textOf(json['title']),
    path,
    type: textOf(json['type']),
    id: numberOf(json['id']),
    json,
    grid: gridPlace(json['gridPos'], `${path}/gridPos`, container),
    options: placedObject(json['options'], `${path}/options`),
    ...fieldParts(json['fieldConfig'], `${path}/fieldConfig`),
    transformations: transformationViews(json['transformations'], `${path}/transformations`),
    times: { path, value: { timeFrom: json['timeFrom'], timeShift: json['timeShift'], interval: json['interval'] } },
    library: isRecord(json['libraryPanel']) ? textOf(library['name']) || textOf(library['uid']) : undefined,
    targetSources:
      json['type'] === 'row'
        ? []
        : withRefIds(
            placedIn(json['targets'], `${path}/targets`).flatMap((target) => targetSource(target, json, path)),
          ),
  };
}

/** Grafana gives the next free letter to a target without a refId. */
function withRefIds(targets: readonly TargetSource[]): readonly TargetSource[] {
  const taken = new Set(targets.map(({ refId }) => refId));
  const free = LETTERS.filter((letter) => !taken.has(letter));
  return targets.map((target) => (target.refId === '' ? { ...target, refId: free.shift() ?? '' } : target));
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

function targetSource({ path, value }: Placed<unknown>, panel: JsonObject, panelPath: string): TargetSource[] {
  if (!isRecord(value)) return [];
  return [
    {
      targetPath: path,
      path,
      json: value,
      refId: textOf(value['refId']),
      hidden: value['hide'] === true,
      references: [
        { path: `${path}/datasource`, value: value['datasource'] },
        { path: `${panelPath}/datasource`, value: panel['datasource'] },
      ],
    },
  ];
}

/** Newer files have the query in `target`, older ones beside the name. */
function annotationQueries(annotations: unknown, path: string, plugins: SourcePlugins): PlacedQuery[] {
  return placedIn(recordOf(annotations)['list'], `${path}/list`).flatMap(({ path: at, value }) => {
    const json = recordOf(value);
    const target = recordOf(json['target']);
    const [holder, expr] = typeof target['expr'] === 'string' ? [`${at}/target`, target['expr']] : [at, json['expr']];
    if (typeof expr !== 'string' || expr.trim() === '' || !isPromql([json['datasource']], { expr }, plugins)) return [];
    return [{ text: expr, use: { kind: 'annotation' as const }, path: `${holder}/expr` }];
  });
}
