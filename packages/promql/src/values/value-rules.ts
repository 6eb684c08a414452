import type { Interval } from '../analysis.ts';
import { ANY_VALUE, NOT_NEGATIVE } from './interval.ts';

/**
 * The values of a result, by those of the (first vector) argument. `constants` are all arguments, undefined where they
 * are no literals.
 */
export type ValueRule = (input: Interval, constants: readonly (number | undefined)[]) => Interval;

/** The result is one of the input values, or lies between them. */
export const same: ValueRule = (input) => input;

/** Nothing is known of the result. */
export const any: ValueRule = () => ANY_VALUE;

/** A sum of at least one value: bounds on the far side of zero hold. */
export const total: ValueRule = ({ min, max }) => ({ min: min >= 0 ? min : -Infinity, max: max <= 0 ? max : Infinity });

/** Growth of what starts at zero and does not fall, or starts again: not negative where the input is not. */
export const growth: ValueRule = ({ min }) => (min >= 0 ? NOT_NEGATIVE : ANY_VALUE);

/** Always within bounds. */
export function between(min: number, max: number): ValueRule {
  return () => ({ min, max });
}

/** What a rising function makes of the bounds; NaN at a bound is no bound. */
export function rising(compute: (value: number) => number): ValueRule {
  return ({ min, max }) => ({ min: or(compute(min), -Infinity), max: or(compute(max), Infinity) });
}

/** Within the input values when the first argument is a share from 0 to 1: others give infinities. */
export const quantile: ValueRule = (input, [share]) =>
  share !== undefined && share >= 0 && share <= 1 ? input : ANY_VALUE;

/** `abs`. */
export const absolute: ValueRule = ({ min, max }) => ({
  min: min > 0 ? min : Math.max(0, -max),
  max: Math.max(-min, max),
});

/** `clamp(v, low, high)`. */
export const clamp: ValueRule = ({ min, max }, [, low, high]) => {
  if (low === undefined || high === undefined) return { min: low ?? -Infinity, max: high ?? Infinity };
  return { min: Math.max(low, Math.min(high, min)), max: Math.max(low, Math.min(high, max)) };
};

/** `clamp_min(v, low)`. */
export const clampMin: ValueRule = ({ min, max }, [, low]) =>
  low === undefined ? { min, max: Infinity } : { min: Math.max(low, min), max: Math.max(low, max) };

/** `clamp_max(v, high)`. */
export const clampMax: ValueRule = ({ min, max }, [, high]) =>
  high === undefined ? { min: -Infinity, max } : { min: Math.min(high, min), max: Math.min(high, max) };

/** `round(v)`, `round(v, step)`. */
export const round: ValueRule = ({ min, max }, constants) => {
  const step = constants.length > 1 ? constants[1] : 1;
  if (step === undefined || !(step > 0)) return ANY_VALUE;
  const rounded = (value: number): number => Math.round(value / step) * step;
  return { min: rounded(min), max: rounded(max) };
};

function or(value: number, fallback: number): number {
  return Number.isNaN(value) ? fallback : value;
}
