/**
 * Base units of the Prometheus naming practice. The unit is the last word of a metric's name (before `_total` of a
 * counter); `none` is a plain count, a flag or an identifier and adds no word.
 */
export const UNITS = [
  'none',
  'seconds',
  'bytes',
  'ratio',
  'celsius',
  'meters',
  'volts',
  'amperes',
  'joules',
  'grams',
] as const;

/** One of `UNITS`. */
export type Unit = (typeof UNITS)[number];

/** A unit that is written in a name. */
export type NamedUnit = Exclude<Unit, 'none'>;

/** The unit that the name of a family ends in, `none` if it ends in no unit word. A final `_total` is looked through. */
export function unitOfName(name: string): Unit {
  const base = name.replace(/_total$/, '');
  return UNITS.find((unit) => unit !== 'none' && base.endsWith(`_${unit}`)) ?? 'none';
}
