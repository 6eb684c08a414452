import type { GridPlace, JsonObject, OverrideView, PanelView, Placed, TransformationView } from './document.ts';
import { arrayOf, isRecord, numberOf, placedIn, recordOf, textOf } from './loose.ts';

/** Options of fields, in the form that `PanelView` has them. */
export function fieldParts(fieldConfig: unknown, path: string): Pick<PanelView, 'fieldOptions' | 'overrides'> {
  const { defaults, overrides } = recordOf(fieldConfig);
  const read = placedIn(overrides, `${path}/overrides`).map((one) => overrideView(recordOf(one.value), one.path));
  return {
    fieldOptions: [
      ...defaultOptions(recordOf(defaults), `${path}/defaults`),
      ...read.flatMap(({ properties }) => properties),
    ],
    overrides: read,
  };
}

function defaultOptions({ custom, ...standard }: JsonObject, path: string): PanelView['fieldOptions'] {
  return [
    ...placedIn(standard, path).map(({ key, ...placed }) => ({ id: key, ...placed })),
    ...placedIn(custom, `${path}/custom`).map(({ key, ...placed }) => ({ id: `custom.${key}`, ...placed })),
  ];
}

function overrideView({ matcher, properties }: JsonObject, path: string): OverrideView {
  const { id, options } = recordOf(matcher);
  return {
    path: `${path}/matcher`,
    matcher: textOf(id),
    options,
    properties: arrayOf(properties).map((property, i) => ({
      id: textOf(recordOf(property)['id']),
      path: `${path}/properties/${i}/value`,
      value: recordOf(property)['value'],
    })),
  };
}

/** Transformations that are in force: of schema v1, and those of Grafana 12 (`kind`) and 13 (`group`). */
export function transformationViews(transformations: unknown, path: string): TransformationView[] {
  return placedIn(transformations, path).flatMap(({ value, path: outer }) => {
    const { kind, group, spec } = recordOf(value);
    const [json, at] = isRecord(spec) ? [spec, `${outer}/spec`] : [recordOf(value), outer];
    const id = kind === 'Transformation' ? group : (json['id'] ?? kind);
    return json['disabled'] === true ? [] : [{ path: at, id: textOf(id), options: recordOf(json['options']) }];
  });
}

/** A place on a grid; absent when a measure is. Schema v2 writes out `width` and `height`. */
export function gridPlace(value: unknown, path: string, container: string): GridPlace | undefined {
  const json = recordOf(value);
  const [x, y, w, h] = [json['x'], json['y'], json['w'] ?? json['width'], json['h'] ?? json['height']].map(numberOf);
  if (x === undefined || y === undefined || w === undefined || h === undefined) return undefined;
  return { path, value: json, x, y, w, h, container };
}

/** An object at its place; what is none reads as empty. */
export function placedObject(value: unknown, path: string): Placed<JsonObject> {
  return { path, value: recordOf(value) };
}
