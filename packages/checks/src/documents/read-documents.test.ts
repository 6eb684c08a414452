import { describe, expect, it } from 'vitest';
import type { DashboardDocument, Document, RulesDocument } from './document.ts';
import { readDocuments } from './read-documents.ts';

function documentsOf(text: string): readonly Document[] {
  const { documents, problems } = readDocuments('file', text);
  expect(problems).toEqual([]);
  return documents;
}

function dashboardOf(json: unknown): DashboardDocument {
  const [document, ...others] = documentsOf(JSON.stringify(json));
  expect(others).toEqual([]);
  if (document?.kind !== 'dashboard') throw new Error('It is no dashboard.');
  return document;
}

function rulesOf(text: string): RulesDocument {
  const [document, ...others] = documentsOf(text);
  expect(others).toEqual([]);
  if (document?.kind !== 'rules') throw new Error('These are no rules.');
  return document;
}

/** Queries with their pointers, in the order of the panels. */
function queriesIn({ panels }: DashboardDocument): string[] {
  return panels.flatMap(({ targets }) => targets.map(({ path, text }) => `${path} ${text}`));
}

const UP = { refId: 'A', expr: 'up' };
const PROMETHEUS = { type: 'prometheus', uid: 'p' };

const V1 = { title: 'T', uid: 'u', panels: [{ id: 1, title: 'P', type: 'stat', targets: [UP] }] };
const V2 = {
  title: 'T',
  elements: { one: element(12, { kind: 'prometheus', spec: { expr: 'up' } }, { datasource: PROMETHEUS }) },
  layout: { kind: 'AutoGridLayout', spec: { items: [] } },
};

/** An element as Grafana 12 (`kind` of the plugin) and 13 (`group`) write it. */
function element(version: 12 | 13, query: object, target: object = {}): object {
  const queries = [{ kind: 'PanelQuery', spec: { refId: 'A', hidden: false, query, ...target } }];
  const viz = { options: { graphMode: 'area' }, fieldConfig: { defaults: { unit: 's' }, overrides: [] } };
  const transformation =
    version === 12
      ? { kind: 'merge', spec: { id: 'merge', options: {} } }
      : { kind: 'Transformation', group: 'merge', spec: { options: {} } };
  return {
    kind: 'Panel',
    spec: {
      id: 1,
      title: 'P',
      data: {
        kind: 'QueryGroup',
        spec: { queries, transformations: [transformation], queryOptions: { timeFrom: '1h' } },
      },
      vizConfig: version === 12 ? { kind: 'stat', spec: viz } : { kind: 'VizConfig', group: 'stat', spec: viz },
    },
  };
}

describe('a dashboard is found in', () => {
  const v1 = JSON.stringify(V1);
  const CASES = [
    { name: 'a file of its own', json: V1, queries: ['/panels/0/targets/0/expr up'] },
    {
      name: 'the answer of the API',
      json: { dashboard: V1, meta: {} },
      queries: ['/dashboard/panels/0/targets/0/expr up'],
    },
    { name: 'a list', json: [V1], queries: ['/0/panels/0/targets/0/expr up'] },
    ...['v0alpha1', 'v1beta1', 'v1'].map((version) => ({
      name: `a resource of ${version}`,
      json: { apiVersion: `dashboard.grafana.app/${version}`, kind: 'Dashboard', metadata: { name: 'u' }, spec: V1 },
      queries: ['/spec/panels/0/targets/0/expr up'],
    })),
    ...['v2alpha1', 'v2beta1', 'v2'].map((version) => ({
      name: `a resource of ${version}`,
      json: { apiVersion: `dashboard.grafana.app/${version}`, kind: 'Dashboard', metadata: { name: 'u' }, spec: V2 },
      queries: ['/spec/elements/one/spec/data/spec/queries/0/spec/query/spec/expr up'],
    })),
    { name: 'elements alone', json: V2, queries: ['/elements/one/spec/data/spec/queries/0/spec/query/spec/expr up'] },
    {
      name: 'a ConfigMap',
      json: { apiVersion: 'v1', kind: 'ConfigMap', data: { 'a/b.json': v1, 'notes.txt': 'x' } },
      queries: ['/data/a~1b.json/panels/0/targets/0/expr up'],
    },
    {
      name: 'a list of ConfigMaps',
      json: {
        apiVersion: 'v1',
        kind: 'ConfigMapList',
        items: [{ apiVersion: 'v1', kind: 'ConfigMap', data: { 'd.json': v1 } }],
      },
      queries: ['/items/0/data/d.json/panels/0/targets/0/expr up'],
    },
    {
      name: "the operator's object",
      json: { apiVersion: 'grafana.integreatly.org/v1beta1', kind: 'GrafanaDashboard', spec: { json: v1 } },
      queries: ['/spec/json/panels/0/targets/0/expr up'],
    },
    {
      name: 'the export of a library panel',
      json: { kind: 1, uid: 'u', name: 'T', model: { type: 'stat', targets: [UP] } },
      queries: ['/model/targets/0/expr up'],
    },
    {
      name: 'the answer for a library panel',
      json: { result: { kind: 1, uid: 'u', name: 'T', model: { type: 'stat', targets: [UP] } } },
      queries: ['/result/model/targets/0/expr up'],
    },
  ];

  it.each(CASES)('$name', ({ json, queries }) => {
    const dashboard = dashboardOf(json);
    expect(queriesIn(dashboard)).toEqual(queries);
    expect(dashboard.title).toBe('T');
  });

  it('YAML, one of several documents', () => {
    const text = `kind: Service\napiVersion: v1\n---\napiVersion: dashboard.grafana.app/v1\nkind: Dashboard\nmetadata: { name: u }\nspec: ${v1}\n`;
    const [dashboard] = documentsOf(text);
    expect(dashboard?.kind === 'dashboard' ? queriesIn(dashboard) : []).toEqual(['/1/spec/panels/0/targets/0/expr up']);
  });

  it('a broken text of a ConfigMap is a problem of its own', () => {
    const json = { apiVersion: 'v1', kind: 'ConfigMap', data: { 'a.json': '{"panels": [}', 'b.json': v1 } };
    const { documents, problems } = readDocuments('file', JSON.stringify(json));
    expect(documents).toHaveLength(1);
    expect(problems.map(({ check, path }) => [check, path])).toEqual([['unreadable-document', '/data/a.json']]);
  });
});

describe('the minimum interval of a query', () => {
  const v2 = (queryOptions: object): object => {
    const query = { kind: 'DataQuery', group: 'prometheus', version: 'v0', spec: { expr: 'up' } };
    const queries = [{ kind: 'PanelQuery', spec: { refId: 'A', query } }];
    const data = { kind: 'QueryGroup', spec: { queries, queryOptions } };
    const vizConfig = { kind: 'VizConfig', group: 'stat', version: '', spec: {} };
    const elements = { a: { kind: 'Panel', spec: { id: 1, title: 'P', data, vizConfig } } };
    return { apiVersion: 'dashboard.grafana.app/v2beta1', kind: 'Dashboard', spec: { title: 'T', elements } };
  };
  const v1 = (panel: object, target: object): object => ({
    title: 'T',
    panels: [{ type: 'stat', ...panel, targets: [{ ...UP, ...target }] }],
  });

  it.each([
    { name: 'is that of the panel', json: v1({ interval: '1m' }, {}), seconds: 60 },
    { name: 'is rather that of the target', json: v1({ interval: '1m' }, { interval: '2m' }), seconds: 120 },
    { name: 'may be written as a limit', json: v1({ interval: '>30s' }, {}), seconds: 30 },
    { name: 'is that of the options in schema v2', json: v2({ interval: '5m' }), seconds: 300 },
    { name: 'is not known of a variable', json: v1({ interval: '1m' }, { interval: '$step' }), seconds: undefined },
    { name: 'is not known when nothing is said', json: v1({}, { interval: '' }), seconds: undefined },
  ])('$name', ({ json, seconds }) => {
    const use = dashboardOf(json).panels[0]?.targets[0]?.use;
    expect(use?.kind === 'panel' ? use.minIntervalSeconds : 'no panel').toBe(seconds);
  });
});

describe('panels of schema v1', () => {
  it('are found in collapsed rows, in the rows of old files, and in exports of library panels', () => {
    const dashboard = dashboardOf({
      __elements: { lib: { kind: 1, model: { type: 'stat', targets: [{ ...UP, expr: 'in_library' }] } } },
      panels: [
        { type: 'row', title: 'R', collapsed: true, panels: [{ type: 'stat', targets: [{ ...UP, expr: 'in_row' }] }] },
        { type: 'stat', targets: [{ ...UP, expr: 'on_grid' }] },
        { id: 3, libraryPanel: { name: 'Lib', uid: 'lib' } },
      ],
      rows: [{ title: 'Old', panels: [{ type: 'graph', span: 6, targets: [{ ...UP, expr: 'in_old_row' }] }] }],
    });
    expect(queriesIn(dashboard)).toEqual([
      '/rows/0/panels/0/targets/0/expr in_old_row',
      '/panels/0/panels/0/targets/0/expr in_row',
      '/panels/1/targets/0/expr on_grid',
      '/__elements/lib/model/targets/0/expr in_library',
    ]);
    expect(dashboard.panels.flatMap(({ library }) => library ?? [])).toEqual(['Lib']);
  });

  it.each([
    { name: 'neither: a range, as Grafana has it', target: {}, range: true, instant: false },
    { name: 'instant', target: { instant: true }, range: false, instant: true },
    { name: 'both', target: { instant: true, range: true }, range: true, instant: true },
  ])('ask for $name', ({ target, range, instant }) => {
    const [panel] = dashboardOf({ panels: [{ type: 'stat', targets: [{ ...UP, ...target }] }] }).panels;
    expect(panel?.targets[0]?.use).toMatchObject({ kind: 'panel', range, instant, format: 'time_series', legend: '' });
  });

  it('a table of Grafana 6 is none of today', () => {
    const types = [16, 30].map(
      (schemaVersion) => dashboardOf({ schemaVersion, panels: [{ type: 'table' }] }).panels[0]?.type,
    );
    expect(types).toEqual(['table-old', 'table']);
  });

  it('hidden queries count, queries without a text do not', () => {
    const targets = [{ ...UP, hide: true }, { refId: 'B', expr: ' ' }, { refId: 'C' }];
    const [panel] = dashboardOf({ panels: [{ type: 'stat', datasource: PROMETHEUS, targets }] }).panels;
    expect(panel?.targets.map(({ refId, hidden }) => [refId, hidden])).toEqual([['A', true]]);
    expect(panel?.targetCount).toBe(3);
  });
});

describe('the data source of a target decides', () => {
  const LOKI = { type: 'loki', uid: 'l' };
  const VARIABLES = {
    list: [
      { name: 'logs', type: 'datasource', query: 'loki' },
      { name: 'metrics', type: 'datasource', query: 'prometheus' },
    ],
  };
  const CASES = [
    { name: 'nothing said, and an expression', target: {}, panel: {}, ours: true },
    { name: 'nothing said, and the query type of Loki', target: { queryType: 'range' }, panel: {}, ours: false },
    { name: 'nothing said, and SQL', target: { expr: undefined, rawSql: 'select 1' }, panel: {}, ours: false },
    { name: 'Prometheus on the panel', target: {}, panel: { datasource: PROMETHEUS }, ours: true },
    { name: 'Loki on the panel', target: {}, panel: { datasource: LOKI }, ours: false },
    {
      name: 'Prometheus on the target of a mixed panel',
      target: { datasource: PROMETHEUS },
      panel: { datasource: { type: 'datasource', uid: '-- Mixed --' } },
      ours: true,
    },
    {
      name: 'Loki on the target of a mixed panel',
      target: { datasource: LOKI },
      panel: { datasource: '-- Mixed --' },
      ours: false,
    },
    {
      name: 'an expression of Grafana',
      target: { datasource: { type: '__expr__', uid: '__expr__' }, expression: 'A' },
      panel: {},
      ours: false,
    },
    {
      name: 'another panel',
      target: {},
      panel: { datasource: { type: 'datasource', uid: '-- Dashboard --' } },
      ours: false,
    },
    { name: 'a variable of Loki', target: {}, panel: { datasource: '$logs' }, ours: false },
    { name: 'a variable of Loki, by uid', target: { datasource: { uid: '${logs}' } }, panel: {}, ours: false },
    { name: 'a variable of Prometheus', target: {}, panel: { datasource: { uid: '[[metrics]]' } }, ours: true },
    { name: 'an input of Loki', target: {}, panel: { datasource: '${DS_LOGS}' }, ours: false },
    { name: 'a name', target: {}, panel: { datasource: 'Metrics' }, ours: true },
    {
      name: 'the Prometheus of Amazon',
      target: {},
      panel: { datasource: { type: 'grafana-amazonprometheus-datasource' } },
      ours: true,
    },
  ];

  it.each(CASES)('$name', ({ target, panel, ours }) => {
    const dashboard = dashboardOf({
      __inputs: [{ name: 'DS_LOGS', type: 'datasource', pluginId: 'loki' }],
      panels: [{ type: 'stat', targets: [{ ...UP, ...target }], ...panel }],
      templating: VARIABLES,
    });
    expect([queriesIn(dashboard).length, dashboard.skippedTargets.length]).toEqual(ours ? [1, 0] : [0, 1]);
  });
});

describe('schema v2', () => {
  const LAYOUT = {
    kind: 'TabsLayout',
    spec: {
      tabs: [
        {
          kind: 'TabsLayoutTab',
          spec: {
            title: 'One',
            layout: { kind: 'RowsLayout', spec: { rows: [{ kind: 'RowsLayoutRow', spec: { layout: grid('one') } }] } },
          },
        },
        { kind: 'TabsLayoutTab', spec: { title: 'Two', layout: grid('two') } },
      ],
    },
  };

  function grid(name: string): object {
    const spec = { x: 0, y: 1, width: 12, height: 8, element: { kind: 'ElementReference', name } };
    return { kind: 'GridLayout', spec: { items: [{ kind: 'GridLayoutItem', spec }] } };
  }

  const dashboard = dashboardOf({
    title: 'T',
    elements: {
      one: element(
        12,
        { kind: 'prometheus', spec: { expr: 'up', instant: true, legendFormat: '{{job}}' } },
        { datasource: { uid: '${ds}' } },
      ),
      two: element(13, {
        kind: 'DataQuery',
        group: 'prometheus',
        datasource: { name: '${ds}' },
        spec: { expr: 'down' },
      }),
      three: element(13, { kind: 'DataQuery', group: 'loki', spec: { expr: '{a="b"}' } }),
      four: { kind: 'LibraryPanel', spec: { id: 4, title: 'L', libraryPanel: { uid: 'x', name: 'Lib' } } },
    },
    layout: LAYOUT,
    timeSettings: { from: 'now-1h', to: 'now', autoRefresh: '1m' },
    variables: [
      { kind: 'DatasourceVariable', spec: { name: 'ds', pluginId: 'prometheus', multi: true } },
      {
        kind: 'QueryVariable',
        spec: {
          name: 'host',
          multi: true,
          includeAll: true,
          query: { kind: 'prometheus', spec: { query: 'label_values(up, host)' } },
        },
      },
      {
        kind: 'QueryVariable',
        spec: {
          name: 'old',
          query: { kind: 'DataQuery', group: 'prometheus', spec: { __legacyStringValue: 'label_values(down, a)' } },
        },
      },
      { kind: 'TextVariable', spec: { name: 'text' } },
      { kind: 'AdhocVariable', spec: { name: 'filters' } },
    ],
    annotations: [
      {
        kind: 'AnnotationQuery',
        spec: { query: { kind: 'DataQuery', group: 'prometheus', spec: { expr: 'changes(x[5m])' } } },
      },
      { kind: 'AnnotationQuery', spec: { query: { kind: 'grafana', spec: {} }, builtIn: true } },
    ],
  });

  it('has its panels in elements', () => {
    expect(queriesIn(dashboard)).toEqual([
      '/elements/one/spec/data/spec/queries/0/spec/query/spec/expr up',
      '/elements/two/spec/data/spec/queries/0/spec/query/spec/expr down',
    ]);
    expect(dashboard.skippedTargets).toHaveLength(1);
    expect(dashboard.panels.map(({ library }) => library)).toEqual([undefined, undefined, undefined, 'Lib']);
  });

  it.each(['one', 'two'])('says the same of element %s as schema v1 would', (name) => {
    const panel = dashboard.panels.find(({ path }) => path === `/elements/${name}/spec`);
    expect(panel).toMatchObject({ id: 1, title: 'P', type: 'stat', times: { value: { timeFrom: '1h' } } });
    expect(panel?.options).toEqual({
      path: `/elements/${name}/spec/vizConfig/spec/options`,
      value: { graphMode: 'area' },
    });
    expect(panel?.fieldOptions).toEqual([
      { id: 'unit', path: `/elements/${name}/spec/vizConfig/spec/fieldConfig/defaults/unit`, value: 's' },
    ]);
    expect(panel?.transformations.map(({ id }) => id)).toEqual(['merge']);
    expect(panel?.grid).toMatchObject({ x: 0, y: 1, w: 12, h: 8 });
    expect(panel?.targets[0]?.datasource?.value).toBe('${ds}');
  });

  it('grids of different tabs are different', () => {
    expect(new Set(dashboard.panels.flatMap(({ grid: place }) => place?.container ?? [])).size).toBe(2);
  });

  it('has variables, annotations and times', () => {
    expect(dashboard.variables.map(({ name, type, multi, includeAll }) => [name, type, multi, includeAll])).toEqual([
      ['ds', 'datasource', true, false],
      ['host', 'query', true, true],
      ['old', 'query', false, false],
      ['text', 'textbox', false, false],
      ['filters', 'adhoc', false, false],
    ]);
    expect(dashboard.variables.flatMap(({ queries }) => queries.map(({ path, text }) => `${path} ${text}`))).toEqual([
      '/variables/1/spec/query/spec/query up',
      '/variables/2/spec/query/spec/__legacyStringValue down',
    ]);
    expect(dashboard.annotations.map(({ path, text }) => `${path} ${text}`)).toEqual([
      '/annotations/0/spec/query/spec/expr changes(x[5m])',
    ]);
    expect([...dashboard.timeRange, dashboard.refresh].map((one) => one?.value)).toEqual(['now-1h', 'now', '1m']);
  });
});

describe('variables of a section', () => {
  it('are variables of the dashboard', () => {
    const variables = [{ kind: 'CustomVariable', spec: { name: 'inner' } }];
    const rows = [{ kind: 'RowsLayoutRow', spec: { title: 'R', variables, layout: { kind: 'AutoGridLayout' } } }];
    const { variables: found } = dashboardOf({ elements: {}, layout: { kind: 'RowsLayout', spec: { rows } } });
    expect(found.map(({ name, path }) => [name, path])).toEqual([
      ['inner', '/layout/spec/rows/0/spec/variables/0/spec'],
    ]);
  });
});

describe('a variable by which something is repeated', () => {
  const several = { multi: true, includeAll: true };
  const panel = { id: 1, title: 'P', type: 'stat', targets: [UP] };
  const list = ['host', 'disk'].map((name) => ({ name, type: 'custom', ...several }));
  const spec = (name: string) => ({ kind: 'CustomVariable', spec: { name, ...several } });
  const item = { kind: 'GridLayoutItem', spec: { repeat: { mode: 'variable', value: 'host' } } };

  it.each([
    { name: 'a panel', json: { templating: { list }, panels: [{ ...panel, repeat: 'host' }] } },
    { name: 'a row', json: { templating: { list }, panels: [{ type: 'row', repeat: 'host', panels: [panel] }] } },
    {
      name: 'an item of a layout',
      json: {
        ...V2,
        variables: ['host', 'disk'].map(spec),
        layout: { kind: 'GridLayout', spec: { items: [item] } },
      },
    },
  ])('has one value in each copy of $name', ({ json }) => {
    const uses = dashboardOf(json).panels.flatMap(({ targets }) => targets.map(({ use }) => use));
    expect(uses).toMatchObject([
      {
        variables: [
          { name: 'host', multi: false, includeAll: false },
          { name: 'disk', multi: true, includeAll: true },
        ],
      },
    ]);
  });
});

describe('queries of variables and annotations of schema v1', () => {
  it.each([
    { name: 'a text', variable: { query: 'label_values(up, host)' }, found: ['/templating/list/0/query up'] },
    {
      name: 'an object',
      variable: { query: { query: 'label_values(up, host)', refId: 'A' } },
      found: ['/templating/list/0/query/query up'],
    },
    {
      name: 'another data source',
      variable: { query: 'label_values(up, host)', datasource: { type: 'loki' } },
      found: [],
    },
    { name: 'SQL of the default data source', variable: { query: 'select 1' }, found: [] },
    { name: 'nothing', variable: { query: '' }, found: [] },
  ])('$name', ({ variable, found }) => {
    const dashboard = dashboardOf({ panels: [], templating: { list: [{ name: 'v', type: 'query', ...variable }] } });
    expect(dashboard.variables.flatMap(({ queries }) => queries.map(({ path, text }) => `${path} ${text}`))).toEqual(
      found,
    );
  });

  it.each([
    { name: 'beside the name', annotation: { expr: 'up' }, found: ['/annotations/list/0/expr'] },
    { name: 'in the target', annotation: { target: { expr: 'up' } }, found: ['/annotations/list/0/target/expr'] },
    { name: 'of Loki', annotation: { expr: 'up', datasource: { type: 'loki' } }, found: [] },
    { name: 'of Grafana', annotation: { builtIn: 1, datasource: '-- Grafana --' }, found: [] },
  ])('an annotation $name', ({ annotation, found }) => {
    const dashboard = dashboardOf({ panels: [], annotations: { list: [annotation] } });
    expect(dashboard.annotations.map(({ path }) => path)).toEqual(found);
  });
});

describe('units of a query', () => {
  const unit = (id: string): object => ({ id: 'unit', value: id });
  const over = (id: string, options: unknown, ...properties: object[]): object => ({
    matcher: { id, options },
    properties,
  });
  const CASES = [
    { name: 'the default', panel: { fieldConfig: { defaults: { unit: 's' } } }, units: ['s'] },
    { name: 'none said', panel: {}, units: [] },
    {
      name: 'an override by refId',
      panel: { fieldConfig: { defaults: { unit: 's' }, overrides: [over('byFrameRefID', 'A', unit('bytes'))] } },
      units: ['bytes'],
    },
    {
      name: 'an override of another',
      panel: { fieldConfig: { defaults: { unit: 's' }, overrides: [over('byName', 'other', unit('bytes'))] } },
      units: ['s'],
    },
    {
      name: 'an override by legend',
      panel: { fieldConfig: { overrides: [over('byName', 'total', unit('bytes'))] } },
      units: ['bytes'],
    },
    {
      name: 'an override by an expression',
      panel: { fieldConfig: { defaults: { unit: 's' }, overrides: [over('byRegexp', '/x/', unit('bytes'))] } },
      units: [],
    },
    {
      name: 'an override of something else',
      panel: { fieldConfig: { defaults: { unit: 's' }, overrides: [over('byRegexp', '/x/', { id: 'color' })] } },
      units: ['s'],
    },
    {
      name: 'a renamed column',
      panel: {
        type: 'table',
        transformations: [{ id: 'organize', options: { renameByName: { Value: 'Size' } } }],
        fieldConfig: { overrides: [over('byName', 'Size', unit('bytes'))] },
      },
      units: ['bytes'],
    },
    {
      name: 'a transformation that computes',
      panel: { transformations: [{ id: 'calculateField' }], fieldConfig: { defaults: { unit: 's' } } },
      units: [],
    },
    {
      name: 'a reducer that counts',
      panel: { options: { reduceOptions: { calcs: ['count'] } }, fieldConfig: { defaults: { unit: 's' } } },
      units: [],
    },
    { name: 'a heatmap', panel: { type: 'heatmap', fieldConfig: { defaults: { unit: 's' } } }, units: [] },
    {
      name: 'an old graph',
      panel: { type: 'graph', yaxes: [{ format: 'bytes' }, { format: 'short' }] },
      units: ['bytes'],
    },
    {
      name: 'an old graph with two axes',
      panel: { type: 'graph', yaxes: [{ format: 'bytes' }], seriesOverrides: [{ alias: 'x', yaxis: 2 }] },
      units: [],
    },
    { name: 'an old tile', panel: { type: 'singlestat', format: 's' }, units: ['s'] },
  ];

  it.each(CASES)('$name', ({ panel, units }) => {
    const targets = [{ ...UP, legendFormat: 'total' }];
    const use = dashboardOf({ panels: [{ type: 'stat', targets, ...panel }] }).panels[0]?.targets[0]?.use;
    expect(use?.kind === 'panel' ? use.units : undefined).toEqual(units);
  });
});

describe('rules', () => {
  const GROUPS = [
    'groups:',
    '  - name: g',
    '    interval: 1m30s',
    '    labels: { team: a, tier: 1 }',
    '    rules:',
    '      - { record: "a:b", expr: 1 }',
    '      - alert: Down',
    '        expr: up == 0',
    '        for: 5m',
    '        labels: { severity: page, team: b }',
    '        annotations: { summary: "{{ $labels.job }} is down" }',
  ].join('\n');

  it('of Prometheus', () => {
    const { flavour, groups } = rulesOf(GROUPS);
    expect(flavour).toBe('prometheus');
    const labels = { team: 'b', tier: '1', severity: 'page' };
    const annotations = { summary: '{{ $labels.job }} is down' };
    expect(groups).toEqual([
      {
        name: 'g',
        path: '/groups/0',
        intervalSeconds: 90,
        rules: [
          expect.objectContaining({
            kind: 'record',
            name: 'a:b',
            labels: { team: 'a', tier: '1' },
            forSeconds: undefined,
          }),
          {
            kind: 'alert',
            name: 'Down',
            path: '/groups/0/rules/1',
            query: {
              text: 'up == 0',
              path: '/groups/0/rules/1/expr',
              use: { kind: 'alert', labels, annotations, forSeconds: 300 },
            },
            otherQueries: [],
            labels,
            annotations,
            forSeconds: 300,
          },
        ],
      },
    ]);
  });

  it('of the operator, several objects in a file', () => {
    const object = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups: [{ name: g, rules: [{ alert: A, expr: up }] }]\n`;
    const documents = documentsOf(`${object}---\n${object}---\nkind: List\napiVersion: v1\nitems: []\n`);
    expect(
      documents.map((one) => (one.kind === 'rules' ? [one.flavour, one.groups[0]?.rules[0]?.query.path] : [])),
    ).toEqual([
      ['prometheus-operator', '/0/spec/groups/0/rules/0/expr'],
      ['prometheus-operator', '/1/spec/groups/0/rules/0/expr'],
    ]);
  });

  it('anchors and merges are as YAML has them', () => {
    const text = `base: &base { severity: page, team: a }\ngroups:\n  - name: g\n    rules:\n      - { alert: A, expr: up, labels: { <<: *base, team: b } }\n`;
    expect(rulesOf(text).groups[0]?.rules[0]?.labels).toEqual({ severity: 'page', team: 'b' });
  });

  const node = (refId: string, model: object, datasourceUid = 'p'): object => ({ refId, datasourceUid, model });
  const REDUCE = node('B', { type: 'reduce', expression: 'A' }, '__expr__');
  const CASES = [
    {
      name: 'whose condition is an expression',
      data: [node('A', { expr: 'up' }), REDUCE],
      condition: 'B',
      queries: ['up'],
      compared: true,
    },
    {
      name: 'whose condition is the query',
      data: [node('A', { expr: 'up == 0' })],
      condition: 'A',
      queries: ['up == 0'],
      compared: undefined,
    },
    {
      name: 'of two queries',
      data: [node('A', { expr: 'a' }), node('C', { expr: 'b' }), REDUCE],
      condition: 'B',
      queries: ['a', 'b'],
      compared: true,
    },
    {
      name: 'of Loki and Prometheus',
      data: [node('L', { expr: '{a="b"}', datasource: { type: 'loki' } }), node('A', { expr: 'up' }), REDUCE],
      condition: 'B',
      queries: ['up'],
      compared: true,
      skipped: 1,
    },
    {
      name: 'of Loki',
      data: [node('L', { expr: '{a="b"}', queryType: 'instant' }), REDUCE],
      condition: 'B',
      queries: [],
      skipped: 1,
    },
  ];

  it.each(CASES)('of Grafana, $name', ({ data, condition, queries, compared, skipped = 0 }) => {
    const rule = { uid: 'u', title: 'Down', condition, data, for: '5m', labels: { severity: 'page' } };
    const { flavour, groups, skippedQueries } = rulesOf(
      JSON.stringify({ apiVersion: 1, groups: [{ orgId: 1, name: 'g', folder: 'f', interval: '1m', rules: [rule] }] }),
    );
    const rules = groups.flatMap((group) => group.rules);
    expect(flavour).toBe('grafana');
    expect(rules.flatMap(({ query, otherQueries }) => [query, ...otherQueries]).map(({ text }) => text)).toEqual(
      queries,
    );
    for (const { query, name, forSeconds } of rules) {
      expect([name, forSeconds]).toEqual(['Down', 300]);
      expect(query.use).toMatchObject({ kind: 'alert', forSeconds: 300 });
      expect('comparedElsewhere' in query.use ? query.use.comparedElsewhere : undefined).toBe(compared);
    }
    expect(skippedQueries).toHaveLength(skipped);
  });
});
