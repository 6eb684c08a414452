import type {
  DataFrame,
  DataTransformerConfig,
  Field,
  FieldConfigOptionsRegistry,
  FieldConfigSource,
} from '@grafana/data';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { framesOf, type TargetShape } from './frames.ts';
import { grafana } from './grafana-data.ts';
import type { PrometheusData } from './responses.ts';

/** A text as the reader sees it. Colours are names where the theme has one for the value, else CSS. */
export interface Seen {
  readonly text: string;
  readonly color: string;
}

/** A panel as the reader sees it; `message` stands in its place when there is nothing to show. */
export type SeenPanel =
  | { readonly kind: 'stat'; readonly tiles: readonly (Seen & { readonly name: string; readonly history: number })[] }
  | {
      readonly kind: 'table';
      readonly message: string | undefined;
      readonly columns: readonly string[];
      readonly rows: readonly Readonly<Record<string, Seen>>[];
    }
  | {
      readonly kind: 'timeseries';
      readonly message: string | undefined;
      readonly lines: readonly { readonly name: string; readonly color: string; readonly legend: readonly string[] }[];
    };

/**
 * Executes a panel with Grafana's own code (transformations, overrides, display processors) on answers of Prometheus,
 * by refId. A target without an answer got an empty one.
 */
export async function executePanel(
  panel: Panel,
  answers: Readonly<Record<string, PrometheusData>>,
): Promise<SeenPanel> {
  const targets = (panel.targets ?? []) as unknown as readonly TargetShape[];
  const frames = targets.flatMap((target) => framesOf(target, answers[target.refId] ?? EMPTY, targets.length > 1));
  const data = await withConfiguration(panel, frames);
  switch (panel.type) {
    case 'stat':
      return { kind: 'stat', tiles: tiles(panel, data) };
    case 'table':
      return table(panel, data);
    case 'timeseries':
      return timeSeries(panel, data);
    default:
      throw new TypeError(`No way to execute a panel of type \`${panel.type}\`.`);
  }
}

const EMPTY: PrometheusData = { resultType: 'vector', result: [] };
const THEME = grafana.createTheme();
const verbatim = (text: string | undefined): string => text ?? '';

/**
 * The field options that panels of this project use. The registry of Grafana's own is part of its application; with
 * an option missing here, its default and overrides would be ignored without a word.
 */
const STANDARD = ['displayName', 'unit', 'decimals', 'min', 'max', 'noValue', 'mappings', 'color', 'links'];
const CUSTOM = ['align', 'axisSoftMax', 'cellOptions', 'drawStyle', 'fillOpacity', 'filterable', 'hidden', 'inspect'];
const MORE_CUSTOM = [
  'lineInterpolation',
  'lineWidth',
  'scaleDistribution',
  'showPoints',
  'spanNulls',
  'stacking',
  'width',
];

function registry(): FieldConfigOptionsRegistry {
  const item = (id: string, path: string, isCustom: boolean) => ({
    id,
    path,
    name: id,
    isCustom,
    process: id === 'thresholds' ? grafana.thresholdsOverrideProcessor : (value: unknown) => value,
    shouldApply: () => true,
    override: () => null,
    editor: () => null,
  });
  const items = [
    ...[...STANDARD, 'thresholds'].map((id) => item(id, id, false)),
    ...[...CUSTOM, ...MORE_CUSTOM].map((id) => item(`custom.${id}`, id, true)),
  ];
  // Editors are of no use without a document, which their types do not allow for.
  return new grafana.Registry(() => items) as unknown as FieldConfigOptionsRegistry;
}

async function withConfiguration(panel: Panel, frames: DataFrame[]): Promise<DataFrame[]> {
  // The SDK's and Grafana's types of a transformation differ in an enum that is not used.
  const transformations = structuredClone(panel.transformations ?? []) as unknown as DataTransformerConfig[];
  const transformed = grafana.transformDataFrame(transformations, frames, { interpolate: verbatim });
  const data = await new Promise<DataFrame[]>((resolve, reject) => {
    transformed.subscribe({ next: resolve, error: reject });
  });
  return grafana.applyFieldOverrides({
    data,
    fieldConfig: fieldConfigOf(panel),
    fieldConfigRegistry: registry(),
    replaceVariables: verbatim,
    theme: THEME,
    timeZone: 'utc',
  });
}

/** The SDK's and Grafana's types say the same with different enums. */
function fieldConfigOf(panel: Panel): FieldConfigSource {
  return structuredClone(panel.fieldConfig) as unknown as FieldConfigSource;
}

function tiles(panel: Panel, data: DataFrame[]) {
  const values = grafana.getFieldDisplayValues({
    data,
    fieldConfig: fieldConfigOf(panel),
    reduceOptions: panel.options.reduceOptions,
    replaceVariables: verbatim,
    theme: THEME,
    timeZone: 'utc',
    sparkline: panel.options.graphMode !== 'none',
  });
  return values.map(({ display, sparkline }) => ({
    name: display.title ?? '',
    ...seen(display),
    history: sparkline?.y.values.length ?? 0,
  }));
}

function table(panel: Panel, data: DataFrame[]): SeenPanel {
  const [frame] = data;
  const shown = (frame?.fields ?? []).filter(({ config }) => config.custom?.hidden !== true);
  const columns = shown.map((field) => grafana.getFieldDisplayName(field, frame, data));
  const order = sortedRows(panel, frame);
  const rows = order.map((row) =>
    Object.fromEntries(shown.map((field, i) => [columns[i] ?? '', cell(field, field.values[row])])),
  );
  return { kind: 'table', message: message(panel, data), columns, rows };
}

function cell(field: Field, value: unknown): Seen {
  const display = field.display?.(value);
  if (display === undefined) throw new TypeError(`Field \`${field.name}\` has no display processor.`);
  return field.config.custom?.cellOptions?.type === 'color-text' ? seen(display) : { ...seen(display), color: 'text' };
}

/** The order of Grafana's table (`sortNumber`, `sortCaseInsensitive`): an absent value is the smallest. */
function sortedRows(panel: Panel, frame: DataFrame | undefined): number[] {
  const sort = (panel.options.sortBy ?? []) as readonly { displayName: string; desc: boolean }[];
  const keys = sort.map(({ displayName, desc }) => {
    const values =
      frame?.fields.find((field) => grafana.getFieldDisplayName(field, frame) === displayName)?.values ?? [];
    return (row: number) => (desc ? -1 : 1) * (values[row] ?? Number.NEGATIVE_INFINITY);
  });
  const rows = Array.from({ length: frame?.length ?? 0 }, (_, row) => row);
  return rows.toSorted((a, b) => keys.map((key) => compare(key(a), key(b))).find((order) => order !== 0) ?? 0);
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

function timeSeries(panel: Panel, data: DataFrame[]): SeenPanel {
  const calcs = panel.options.legend.calcs as string[];
  const lines = data.flatMap((frame) =>
    frame.fields
      .filter(({ type }) => type === grafana.FieldType.number)
      .map((field) => {
        const reduced = grafana.reduceField({ field, reducers: calcs });
        return {
          name: grafana.getFieldDisplayName(field, frame, data),
          color: colourName(grafana.getFieldSeriesColor(field, THEME).color),
          legend: calcs.map((calc) => seen(field.display?.(reduced[calc]) ?? { text: '', numeric: Number.NaN }).text),
        };
      }),
  );
  return { kind: 'timeseries', message: message(panel, data), lines };
}

/** What Grafana writes in the panel's place (`PanelDataErrorView`) when no frame has a row. */
function message(panel: Panel, data: readonly DataFrame[]): string | undefined {
  return data.every(({ length }) => length === 0) ? (panel.fieldConfig?.defaults.noValue ?? 'No data') : undefined;
}

function seen(display: Parameters<typeof grafana.formattedValueToString>[0] & { color?: string }): Seen {
  return { text: grafana.formattedValueToString(display), color: colourName(display.color) };
}

/** The name that a colour has in definitions: themes turn names into CSS, which says nothing to a reader of a test. */
function colourName(css = ''): string {
  return COLOURS.find((name) => hex(THEME.visualization.getColorByName(name)) === hex(css)) ?? css;
}

const COLOURS = ['red', 'orange', 'blue', 'text'];

function hex(css: string): string {
  return /^(#|rgb)/.test(css) ? grafana.colorManipulator.asHexString(css) : css;
}
