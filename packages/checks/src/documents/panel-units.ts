import type { JsonObject, OverrideView, PanelView } from './document.ts';
import { arrayOf, recordOf, textOf } from './loose.ts';

/** A target as far as its unit goes. */
export interface UnitSubject {
  readonly refId: string;
  readonly legend: string;
}

type Shown = Pick<PanelView, 'type' | 'json' | 'options' | 'fieldOptions' | 'overrides' | 'transformations'>;

/** Panels that show values as they come, in the unit of their field. */
const SHOWS_FIELD_UNIT: ReadonlySet<string> = new Set([
  'timeseries',
  'stat',
  'gauge',
  'bargauge',
  'table',
  'barchart',
  'piechart',
  'state-timeline',
  'status-history',
]);

/** Transformations that leave values what they are. */
export const KEEPS_VALUES: ReadonlySet<string> = new Set([
  'filterByRefId',
  'filterByValue',
  'filterFieldsByName',
  'joinByField',
  'labelsToFields',
  'limit',
  'merge',
  'organize',
  'seriesToColumns',
  'seriesToRows',
  'sortBy',
]);

/** Reducers whose result is counted in something else than the values. */
const COUNTS: ReadonlySet<unknown> = new Set([
  'count',
  'changeCount',
  'distinctCount',
  'diffperc',
  'allIsZero',
  'allIsNull',
]);

/** Grafana's ids of the units that the values of a target are shown with; empty when that cannot be told. */
export function unitsOf(subject: UnitSubject, panel: Shown): readonly string[] {
  const old = oldUnit(panel.type, panel.json);
  if (old !== undefined) return old;
  if (!SHOWS_FIELD_UNIT.has(panel.type)) return [];
  if (panel.transformations.some(({ id }) => !KEEPS_VALUES.has(id))) return [];
  if (arrayOf(recordOf(panel.options.value['reduceOptions'])['calcs']).some((calc) => COUNTS.has(calc))) return [];
  return fieldUnit(subject, panel);
}

/** Graph and singlestat of Grafana 7 and before. */
function oldUnit(type: string, json: JsonObject): readonly string[] | undefined {
  if (type === 'singlestat') return json['valueName'] === 'count' ? [] : unit(json['format']);
  if (type !== 'graph') return undefined;
  const onRight = arrayOf(json['seriesOverrides']).some((override) => 'yaxis' in recordOf(override));
  return onRight ? [] : unit(recordOf(arrayOf(json['yaxes'])[0])['format']);
}

function unit(id: unknown): readonly string[] {
  return typeof id === 'string' && id !== '' ? [id] : [];
}

/** More overrides are no work of a person; every target looks at each. */
const MAX_OVERRIDES = 500;

function fieldUnit(subject: UnitSubject, panel: Shown): readonly string[] {
  if (panel.overrides.length > MAX_OVERRIDES) return [];
  const [first] = panel.fieldOptions.filter(({ id, path }) => id === 'unit' && path.endsWith('/defaults/unit'));
  let units = unit(first?.value);
  for (const override of panel.overrides) {
    const property = override.properties.find(({ id }) => id === 'unit');
    if (property === undefined) continue;
    const applies = appliesTo(override, subject, panel);
    if (applies === undefined) return [];
    if (applies) units = unit(property.value);
  }
  return units;
}

/** Undefined when it depends on what the query answers. Expressions of others are not executed. */
function appliesTo(
  { matcher, options }: OverrideView,
  { refId, legend }: UnitSubject,
  panel: Shown,
): boolean | undefined {
  switch (matcher) {
    case 'byFrameRefID':
      return options === refId;
    case 'byType':
      return options === 'number';
    case 'byName':
      return panel.type === 'table' ? columnNames(refId, panel).has(textOf(options)) : isNamed(textOf(options), legend);
    default:
      return undefined;
  }
}

function isNamed(name: string, legend: string): boolean | undefined {
  return legend === '' || legend === '__auto' || /\{\{|\$|\[\[/.test(legend) ? undefined : name === legend;
}

/** What the values' column of a target may be called. */
function columnNames(refId: string, { transformations }: Shown): ReadonlySet<string> {
  const names = ['Value', `Value #${refId}`];
  const renamed = transformations.flatMap(({ options }) => {
    const byName = recordOf(options['renameByName']);
    return names.flatMap((name) => (Object.hasOwn(byName, name) ? [textOf(byName[name])] : []));
  });
  return new Set([...names, ...renamed]);
}
