import { anyOf, BOOLEAN, byValue, closed, integer, type JsonSchema, list, map, TEXT, when } from './closed.ts';
import { fieldConfigSchema, TABLE_FIELD, TIME_SERIES_FIELD } from './field-config.ts';

/** A data source as a panel, a target or a variable names it. */
export const DATASOURCE = closed({ type: anyOf('prometheus'), uid: TEXT });

const GRID = closed({ x: integer(0, 23), y: integer(0), w: integer(1, 24), h: integer(1) });

const TARGET = closed(
  {
    refId: { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9]*$' },
    expr: TEXT,
    datasource: DATASOURCE,
    instant: BOOLEAN,
    range: BOOLEAN,
  },
  { legendFormat: TEXT, format: anyOf('table') },
);

const FRAME: Readonly<Record<string, JsonSchema>> = {
  id: integer(1),
  type: TEXT,
  title: TEXT,
  description: TEXT,
  datasource: DATASOURCE,
  gridPos: GRID,
  targets: list(TARGET, 1),
  transparent: BOOLEAN,
  repeatDirection: anyOf('h'),
};

const STAT_OPTIONS = closed({
  colorMode: anyOf('value'),
  graphMode: anyOf('area', 'none'),
  justifyMode: anyOf('auto'),
  orientation: anyOf('auto'),
  percentChangeColorMode: anyOf('standard'),
  reduceOptions: closed({ calcs: list(TEXT, 1), fields: anyOf(''), values: anyOf(false) }),
  showPercentChange: anyOf(false),
  textMode: anyOf('value_and_name'),
  wideLayout: BOOLEAN,
});

const TABLE_OPTIONS = closed({
  cellHeight: anyOf('sm'),
  footer: closed({ countRows: BOOLEAN, enablePagination: BOOLEAN, reducer: list(TEXT), show: BOOLEAN }),
  frameIndex: integer(0),
  showHeader: BOOLEAN,
  showTypeIcons: BOOLEAN,
  sortBy: list(closed({ displayName: TEXT, desc: BOOLEAN })),
});

const LEGEND = closed(
  {
    calcs: list(TEXT),
    displayMode: anyOf('list', 'table'),
    placement: anyOf('bottom', 'right'),
    showLegend: BOOLEAN,
  },
  { sortBy: TEXT, sortDesc: BOOLEAN },
);

const TIME_SERIES_OPTIONS = closed({
  legend: LEGEND,
  tooltip: closed({ mode: anyOf('multi'), sort: anyOf('desc') }),
});

/** Transformations by id, each with its own options. An id that is none of these may be one of Grafana's: a check says. */
const TRANSFORMATION: JsonSchema = {
  ...closed({ id: TEXT, options: { type: 'object' } }),
  allOf: [
    optionsOf('merge', closed({})),
    optionsOf(
      'organize',
      closed({
        excludeByName: map(BOOLEAN),
        includeByName: map(BOOLEAN),
        indexByName: map(integer(0)),
        renameByName: map(TEXT),
      }),
    ),
  ],
};

function optionsOf(id: string, options: JsonSchema): JsonSchema {
  return when('id', id, { type: 'object', properties: { options } });
}

/** A panel of one of the kinds that are emitted. The heading of a section is one, without panels of its own. */
export const PANEL: JsonSchema = byValue('type', {
  row: closed({
    id: integer(1),
    type: TEXT,
    title: TEXT,
    collapsed: anyOf(false),
    gridPos: GRID,
    panels: { type: 'array', maxItems: 0 },
  }),
  stat: closed({ ...FRAME, options: STAT_OPTIONS, fieldConfig: fieldConfigSchema({}) }),
  table: closed({
    ...FRAME,
    options: TABLE_OPTIONS,
    fieldConfig: fieldConfigSchema(TABLE_FIELD),
    transformations: list(TRANSFORMATION),
  }),
  timeseries: closed(
    { ...FRAME, options: TIME_SERIES_OPTIONS, fieldConfig: fieldConfigSchema(TIME_SERIES_FIELD) },
    { interval: TEXT, timeFrom: TEXT },
  ),
});
