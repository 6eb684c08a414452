import type { ScaledUnit, Unit } from '../analysis.ts';

/** A plain number, a count, a ratio. */
export const PLAIN: ScaledUnit = { unit: {}, scale: 1 };

/** A Unix time. */
export const TIME: ScaledUnit = { unit: { time: 1 }, scale: 1 };

/** A length of time. */
export const SECONDS: ScaledUnit = { unit: { seconds: 1 }, scale: 1 };

/** Whether values of two units mean the same, scale included. */
export function isSameUnit(a: ScaledUnit, b: ScaledUnit): boolean {
  return isSameScale(a.scale, b.scale) && hasSameBases(a, b);
}

/** Whether two units are the same but for their scales. */
export function hasSameBases({ unit: a }: ScaledUnit, { unit: b }: ScaledUnit): boolean {
  return isEqual(a, b);
}

/** Whether two scales differ by rounding only, as those of long divisions do. */
export function isSameScale(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(a);
}

/** The unit of a product. */
export function multiplyUnits(a: ScaledUnit, b: ScaledUnit): ScaledUnit {
  return { unit: sum(a.unit, b.unit, 1), scale: a.scale * b.scale };
}

/** The unit of a quotient. */
export function divideUnits(a: ScaledUnit, b: ScaledUnit): ScaledUnit {
  return { unit: sum(a.unit, b.unit, -1), scale: a.scale / b.scale };
}

/** The unit of a power; undefined when an exponent would not be whole. */
export function raiseUnit({ unit, scale }: ScaledUnit, power: number): ScaledUnit | undefined {
  const raised = Object.entries(unit).map(([base, exponent]) => [base, exponent * power] as const);
  if (raised.some(([, exponent]) => !Number.isInteger(exponent))) return undefined;
  return { unit: Object.fromEntries(raised.filter(([, exponent]) => exponent !== 0)), scale: scale ** power };
}

/** The unit of a difference of two values: seconds for times, else the same. */
export function differenceUnit(of: ScaledUnit): ScaledUnit {
  return isEqual(of.unit, TIME.unit) ? { ...SECONDS, scale: of.scale } : of;
}

/** Whether values are Unix times, scaled or not. */
export function isTime({ unit }: ScaledUnit): boolean {
  return isEqual(unit, TIME.unit);
}

/** Whether values are lengths of time, scaled or not. */
export function isSpan({ unit }: ScaledUnit): boolean {
  return isEqual(unit, SECONDS.unit);
}

/** Whether values have no unit, scaled or not. */
export function isPlain({ unit }: ScaledUnit): boolean {
  return isEqual(unit, PLAIN.unit);
}

/** Units have no exponents of 0. */
function isEqual(a: Unit, b: Unit): boolean {
  const bases = Object.keys(a);
  return bases.length === Object.keys(b).length && bases.every((base) => a[base] === b[base]);
}

function sum(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const total: Record<string, number> = { ...a };
  for (const [base, exponent] of Object.entries(b)) {
    const next = (total[base] ?? 0) + sign * exponent;
    if (next === 0) delete total[base];
    else total[base] = next;
  }
  return total;
}
