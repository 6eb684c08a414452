import type { Interval } from '../analysis.ts';

/** Any value. */
export const ANY_VALUE: Interval = { min: -Infinity, max: Infinity };

/** Zero and above. */
export const NOT_NEGATIVE: Interval = { min: 0, max: Infinity };

/** The values of a yes or no. */
export const ZERO_OR_ONE: Interval = { min: 0, max: 1 };

/** One value; any for NaN, of which intervals do not tell. */
export function onlyValue(value: number): Interval {
  return Number.isNaN(value) ? ANY_VALUE : { min: value, max: value };
}

/** The smallest interval around two. */
export function hull(a: Interval, b: Interval): Interval {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** The values of `-a`. */
export function negate({ min, max }: Interval): Interval {
  return { min: -max, max: -min };
}

/** The values of arithmetic between two intervals. */
export const INTERVAL_ARITHMETIC: Readonly<Record<string, (a: Interval, b: Interval) => Interval>> = {
  '+': (a, b) => around([a.min + b.min, a.max + b.max]),
  '-': (a, b) => around([a.min - b.max, a.max - b.min]),
  '*': (a, b) => around(corners(a, b).map(([x, y]) => or(x * y, 0))),
  '/': quotient,
  '%': remainder,
  '^': power,
  atan2: () => ({ min: -Math.PI, max: Math.PI }),
};

/** The values of `a` that a comparison with one of `b` can let through; undefined when that are none. */
export function narrow(operator: string, a: Interval, b: Interval): Interval | undefined {
  const bounds = BOUNDS[operator]?.(b) ?? ANY_VALUE;
  const min = Math.max(a.min, bounds.min);
  const max = Math.min(a.max, bounds.max);
  return min > max ? undefined : { min, max };
}

/**
 * Whether a comparison of numbers within two intervals always or never holds; undefined when it depends. NaN is left
 * out of account: with one, `!=` holds and no other does.
 */
export function comparisonVerdict(operator: string, a: Interval, b: Interval): 'always' | 'never' | undefined {
  return VERDICTS[operator]?.(a, b);
}

/** Comparisons with their sides exchanged. */
export const MIRRORED: Readonly<Record<string, string>> = {
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
  '==': '==',
  '!=': '!=',
};

const BOUNDS: Readonly<Record<string, (b: Interval) => Interval>> = {
  '>': ({ min }) => ({ min, max: Infinity }),
  '>=': ({ min }) => ({ min, max: Infinity }),
  '<': ({ max }) => ({ min: -Infinity, max }),
  '<=': ({ max }) => ({ min: -Infinity, max }),
  '==': (b) => b,
};

type Verdict = (a: Interval, b: Interval) => 'always' | 'never' | undefined;

const VERDICTS: Readonly<Record<string, Verdict>> = {
  '>': (a, b) => verdict(a.min > b.max, a.max <= b.min),
  '<': (a, b) => verdict(a.max < b.min, a.min >= b.max),
  '>=': (a, b) => verdict(a.min >= b.max, a.max < b.min),
  '<=': (a, b) => verdict(a.max <= b.min, a.min > b.max),
  '==': (a, b) => verdict(isOneValue(a, b), isApart(a, b)),
  '!=': (a, b) => verdict(isApart(a, b), isOneValue(a, b)),
};

function verdict(always: boolean, never: boolean): 'always' | 'never' | undefined {
  if (always) return 'always';
  return never ? 'never' : undefined;
}

function isOneValue(a: Interval, b: Interval): boolean {
  return a.min === a.max && b.min === b.max && a.min === b.min;
}

function isApart(a: Interval, b: Interval): boolean {
  return a.max < b.min || a.min > b.max;
}

function quotient(a: Interval, b: Interval): Interval {
  if (b.min > 0 || b.max < 0) return around(corners(a, b).map(([x, y]) => x / y));
  // What is divided by zero is infinite, or NaN; its sign is that of the zero, too.
  if (!Object.is(b.min, 0)) return ANY_VALUE;
  if (a.min >= 0) return { min: or(a.min / b.max, 0), max: Infinity };
  return a.max <= 0 ? { min: -Infinity, max: or(a.max / b.max, 0) } : ANY_VALUE;
}

/** The result has the sign of `a`, and is nearer to zero than both. */
function remainder(a: Interval, b: Interval): Interval {
  const below = Math.max(Math.abs(b.min), Math.abs(b.max));
  return { min: a.min >= 0 ? 0 : Math.max(a.min, -below), max: a.max <= 0 ? 0 : Math.min(a.max, below) };
}

function power(a: Interval, b: Interval): Interval {
  if (a.min < 0) return b.min === b.max && b.min % 2 === 0 ? NOT_NEGATIVE : ANY_VALUE;
  return b.min === b.max ? around([a.min ** b.min, a.max ** b.min]) : NOT_NEGATIVE;
}

function corners(a: Interval, b: Interval): [number, number][] {
  return [
    [a.min, b.min],
    [a.min, b.max],
    [a.max, b.min],
    [a.max, b.max],
  ];
}

/** Corners such as Inf / Inf are NaN; the others then say enough, unless there are none. */
function around(values: readonly number[]): Interval {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length < 2 ? ANY_VALUE : { min: Math.min(...known), max: Math.max(...known) };
}

function or(value: number, fallback: number): number {
  return Number.isNaN(value) ? fallback : value;
}
