import { parseQuery, type ParsedQuery, type EnclosedSelector as Selector, selectorsOf } from '@lockstep/promql';
import type { GridPlace } from '../grid.ts';
import { arrayOf, numberOf, recordOf, textOf } from './loose.ts';

/** A dashboard as checks read it. Made of any JSON: what is missing or of the wrong type reads as empty. */
export interface DashboardView {
  readonly json: Readonly<Record<string, unknown>>;
  readonly panels: readonly PanelView[];
  /** Names of the variables. */
  readonly variables: readonly string[];
}

/** A panel; paths are JSON pointers into the dashboard. */
export interface PanelView {
  readonly title: string;
  readonly path: string;
  readonly type: string;
  readonly id: number | undefined;
  readonly grid: GridPlace | undefined;
  readonly json: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly targets: readonly TargetView[];
  /** Options of fields: the defaults, and every property of every override under its id. */
  readonly fieldOptions: readonly FieldOption[];
  readonly overrides: readonly { readonly path: string; readonly matcher: string; readonly name: string }[];
  readonly transformations: readonly TransformationView[];
}

/** A query of a panel. */
export interface TargetView {
  readonly path: string;
  readonly refId: string;
  readonly query: ParsedQuery;
  readonly selectors: readonly Selector[];
  readonly instant: boolean;
  readonly range: boolean;
  readonly format: string;
  readonly legend: string;
}

/** One option of a field: `unit`, `thresholds`, `custom.hidden`. */
export interface FieldOption {
  readonly id: string;
  readonly path: string;
  readonly value: unknown;
}

/** A transformation of a panel's data. */
export interface TransformationView {
  readonly path: string;
  readonly id: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Reads a dashboard for the checks. Parses every query once. */
export function viewOf(dashboard: unknown): DashboardView {
  const json = recordOf(dashboard);
  return {
    json,
    panels: arrayOf(json['panels']).map((panel, i) => panelView(recordOf(panel), `/panels/${i}`)),
    variables: arrayOf(recordOf(json['templating'])['list']).map((variable) => textOf(recordOf(variable)['name'])),
  };
}

function panelView(json: Readonly<Record<string, unknown>>, path: string): PanelView {
  const fieldConfig = recordOf(json['fieldConfig']);
  const overrides = arrayOf(fieldConfig['overrides']).map(recordOf);
  return {
    title: textOf(json['title']),
    path,
    type: textOf(json['type']),
    id: numberOf(json['id']),
    grid: gridOf(recordOf(json['gridPos'])),
    json,
    options: recordOf(json['options']),
    targets: arrayOf(json['targets']).map((target, i) => targetView(recordOf(target), `${path}/targets/${i}`)),
    fieldOptions: [
      ...defaultOptions(recordOf(fieldConfig['defaults']), `${path}/fieldConfig/defaults`),
      ...overrides.flatMap((override, i) => overrideOptions(override, `${path}/fieldConfig/overrides/${i}`)),
    ],
    overrides: overrides.map(({ matcher }, i) => ({
      path: `${path}/fieldConfig/overrides/${i}/matcher`,
      matcher: textOf(recordOf(matcher)['id']),
      name: textOf(recordOf(matcher)['options']),
    })),
    transformations: arrayOf(json['transformations']).map((transformation, i) => ({
      path: `${path}/transformations/${i}`,
      id: textOf(recordOf(transformation)['id']),
      options: recordOf(recordOf(transformation)['options']),
    })),
  };
}

function gridOf({ x, y, w, h }: Readonly<Record<string, unknown>>): GridPlace | undefined {
  const [left, top, width, height] = [numberOf(x), numberOf(y), numberOf(w), numberOf(h)];
  if (left === undefined || top === undefined || width === undefined || height === undefined) return undefined;
  return { x: left, y: top, w: width, h: height };
}

function targetView(json: Readonly<Record<string, unknown>>, path: string): TargetView {
  const query = parseQuery(textOf(json['expr']));
  return {
    path,
    refId: textOf(json['refId']),
    query,
    selectors: selectorsOf(query),
    instant: json['instant'] === true,
    range: json['range'] === true,
    format: textOf(json['format']),
    legend: textOf(json['legendFormat']),
  };
}

function defaultOptions({ custom, ...standard }: Readonly<Record<string, unknown>>, path: string): FieldOption[] {
  const own = Object.entries(recordOf(custom)).map(([id, value]) => ({
    id: `custom.${id}`,
    path: `${path}/custom/${id}`,
    value,
  }));
  return [...Object.entries(standard).map(([id, value]) => ({ id, path: `${path}/${id}`, value })), ...own];
}

function overrideOptions(override: Readonly<Record<string, unknown>>, path: string): FieldOption[] {
  return arrayOf(override['properties']).map((property, i) => ({
    id: textOf(recordOf(property)['id']),
    path: `${path}/properties/${i}/value`,
    value: recordOf(property)['value'],
  }));
}
