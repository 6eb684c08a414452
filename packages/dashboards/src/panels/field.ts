import {
  type FieldColor,
  FieldColorModeId,
  type FieldConfig,
  type FieldConfigSource,
  MappingType,
  SpecialValueMatch,
  ThresholdsMode,
  type ThresholdsConfig,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';

/**
 * Colours of this project's dashboards. `blue` says well, not `green`: with `orange` and `red` it can be told apart by
 * colour-blind readers. `text` is neutral. No colour stands alone, a text or number always says the same.
 */
export type Colour = 'blue' | 'orange' | 'red' | 'text' | 'transparent';

/** What is shown in place of a value. */
export interface Look {
  readonly text: string;
  readonly color: Colour;
}

/** A link from a value to what it is about. */
export interface DataLink {
  readonly title: string;
  readonly url: string;
  readonly targetBlank: boolean;
}

/** How the values of a field are shown. `C` is the panel kind's own options. */
export interface FieldOptions<C extends object = object> {
  /** Id of a Grafana unit. */
  readonly unit?: string;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  /** Shown for an absent value; in the panel's place when there is no data at all. */
  readonly noValue?: string;
  readonly mappings?: readonly ValueMapping[];
  readonly thresholds?: ThresholdsConfig;
  readonly color?: FieldColor;
  readonly links?: readonly DataLink[];
  readonly custom?: Partial<C>;
}

/** Options for one field, found by the name that the reader sees. */
export interface FieldOverride<C extends object = object> {
  readonly name: string;
  readonly options: FieldOptions<C>;
}

/**
 * Looks for single values; the keys are values as text. There is no helper for ranges: Grafana takes the open end of a
 * range (`to: null`) for zero, so that it never matches.
 */
export function valueLooks(looks: Readonly<Record<string, Look>>): ValueMapping {
  const entries = Object.entries(looks).map(([value, look], index) => [value, { ...look, index }] as const);
  return { type: MappingType.ValueToText, options: Object.fromEntries(entries) };
}

/** The look of an absent value. NaN is meant too: reducers turn one into the other. */
export function absentLook(look: Look): ValueMapping {
  return { type: MappingType.SpecialValue, options: { match: SpecialValueMatch.NullAndNan, result: look } };
}

/**
 * Colours by value: `base` below the first step, then the colour of the highest step reached.
 *
 * @throws {RangeError} when the steps do not rise: Grafana would colour wrongly without a word.
 */
export function thresholds(
  base: Colour,
  ...steps: readonly (readonly [from: number, color: Colour])[]
): ThresholdsConfig {
  if (steps.some(([from], index) => from <= (steps[index - 1]?.[0] ?? Number.NEGATIVE_INFINITY))) {
    throw new RangeError(`Threshold steps must rise, found ${steps.map(([from]) => from).join(', ')}.`);
  }
  const rising = steps.map(([value, color]) => ({ value, color }));
  return { mode: ThresholdsMode.Absolute, steps: [{ value: null, color: base }, ...rising] };
}

/** Colour by the field's thresholds. */
export const BY_THRESHOLDS: FieldColor = { mode: FieldColorModeId.Thresholds };

/** A colour that follows the name of the series, so that a host keeps it from panel to panel. */
export const BY_NAME: FieldColor = { mode: FieldColorModeId.PaletteClassicByName };

/** One colour whatever the value. */
export const fixedColour = (color: Colour): FieldColor => ({ mode: FieldColorModeId.Fixed, fixedColor: color });

/** The field configuration of a panel as Grafana reads it. Links are for single fields. */
export function fieldConfig<C extends object>(
  defaults: Omit<FieldOptions<C>, 'links'>,
  overrides: readonly FieldOverride<C>[],
): FieldConfigSource {
  const { mappings, ...rest } = defaults;
  // The panel's own options are opaque to the type of the whole panel.
  const own: FieldConfig = mappings === undefined ? rest : { ...rest, mappings: [...mappings] };
  return { defaults: own, overrides: overrides.map(override) };
}

function override<C extends object>({ name, options }: FieldOverride<C>): FieldConfigSource['overrides'][number] {
  const { custom, ...standard } = options;
  const properties = [
    ...Object.entries(standard).map(([id, value]) => ({ id, value })),
    ...Object.entries(custom ?? {}).map(([id, value]) => ({ id: `custom.${id}`, value })),
  ];
  return { matcher: { id: 'byName', options: name }, properties };
}
