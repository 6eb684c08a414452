import { anyOf, BOOLEAN, byValue, closed, integer, type JsonSchema, list, map, NUMBER, TEXT } from './closed.ts';

const LOOK = closed({ text: TEXT, color: TEXT }, { index: integer(0) });

/** Ranges are left out on purpose: Grafana takes their open end for zero. */
const MAPPING = byValue('type', {
  value: closed({ type: TEXT, options: map(LOOK) }),
  special: closed({ type: TEXT, options: closed({ match: anyOf('null+nan'), result: LOOK }) }),
});

const COLOR = byValue('mode', {
  thresholds: closed({ mode: TEXT }),
  'palette-classic-by-name': closed({ mode: TEXT }),
  fixed: closed({ mode: TEXT, fixedColor: TEXT }),
});

const THRESHOLDS = closed({
  mode: anyOf('absolute'),
  steps: list(closed({ value: { type: ['number', 'null'] }, color: TEXT }), 1),
});

/** Options that fields of every panel kind have. */
const STANDARD: Readonly<Record<string, JsonSchema>> = {
  unit: TEXT,
  decimals: integer(0, 5),
  min: NUMBER,
  max: NUMBER,
  noValue: TEXT,
  mappings: list(MAPPING, 1),
  thresholds: THRESHOLDS,
  color: COLOR,
  links: list(closed({ title: TEXT, url: { type: 'string', pattern: '^/d/' }, targetBlank: BOOLEAN }), 1),
};

/** Options of the fields of a table. */
export const TABLE_FIELD: Readonly<Record<string, JsonSchema>> = {
  align: anyOf('auto', 'right'),
  cellOptions: byValue('type', { 'color-text': closed({ type: TEXT }) }),
  filterable: BOOLEAN,
  hidden: BOOLEAN,
  inspect: BOOLEAN,
};

/** Options of the lines of a time series panel. */
export const TIME_SERIES_FIELD: Readonly<Record<string, JsonSchema>> = {
  axisSoftMax: NUMBER,
  drawStyle: anyOf('line'),
  fillOpacity: integer(0, 100),
  lineInterpolation: anyOf('stepAfter'),
  lineWidth: integer(0, 10),
  scaleDistribution: closed({ type: anyOf('log'), log: anyOf(2, 10) }),
  showPoints: anyOf('auto', 'always', 'never'),
  spanNulls: { anyOf: [BOOLEAN, integer(1)] },
  stacking: closed({ mode: anyOf('normal'), group: TEXT }),
};

/** The field configuration of a panel kind; `custom` are the kind's own options. */
export function fieldConfigSchema(custom: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const hasOwn = Object.keys(custom).length > 0;
  const defaults = closed({}, { ...STANDARD, ...(hasOwn ? { custom: closed({}, custom) } : {}) });
  const override = closed({
    matcher: closed({ id: TEXT, options: TEXT }),
    properties: list(property(custom), 1),
  });
  return closed({ defaults, overrides: list(override) });
}

/** One property of an override: its id decides what its value must be. */
function property(custom: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const own = Object.entries(custom).map(([name, value]) => [`custom.${name}`, value] as const);
  const branches = [...Object.entries(STANDARD), ...own].map(
    ([id, value]) => [id, closed({ id: TEXT, value })] as const,
  );
  return byValue('id', Object.fromEntries(branches));
}
