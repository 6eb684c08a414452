import type { ScaledUnit } from '../analysis.ts';
import type { BinaryOperator } from '../ast.ts';
import {
  differenceUnit,
  hasSameBases,
  divideUnits,
  isPlain,
  isSameScale,
  isSpan,
  isTime,
  multiplyUnits,
  PLAIN,
  raiseUnit,
} from './unit-algebra.ts';

/** A side of an operation. */
export interface Operand {
  readonly unit: ScaledUnit | undefined;
  /** The value when literals alone decide it. */
  readonly constant: number | undefined;
}

/** The unit of a sum, difference or choice of two operands; `conflict` when there can be none. */
export type CommonUnit = ScaledUnit | 'conflict' | undefined;

type BinaryRule = (left: Operand, right: Operand) => ScaledUnit | undefined;

/** The unit of an arithmetic operation or a union. Comparisons and the other set operators keep that of a side. */
export const BINARY_UNITS: Partial<Readonly<Record<BinaryOperator, BinaryRule>>> = {
  '+': (left, right) => unlessConflict(commonUnit('+', left, right)),
  '-': (left, right) => unlessConflict(commonUnit('-', left, right)),
  or: (left, right) => unlessConflict(commonUnit('or', left, right)),
  '*': product,
  '/': quotient,
  '%': (left) => (bareNumber(left) === undefined ? left.unit && differenceUnit(left.unit) : undefined),
  '^': power,
  atan2: () => PLAIN,
};

/**
 * What `+`, `-`, a comparison or `or` makes of two units. Another scale alone is no conflict, as in `a > 0.5 * b`, but
 * for lengths of time and times where it is that of a conversion.
 */
export function commonUnit(operator: BinaryOperator, left: Operand, right: Operand): CommonUnit {
  if (bareNumber(left) !== undefined) return right.unit;
  if (bareNumber(right) !== undefined) return left.unit;
  const [a, b] = [left.unit, right.unit];
  if (a === undefined || b === undefined) return undefined;
  const unit = inOneScale(operator, a, b);
  if (unit === 'conflict' || isSameScale(a.scale, b.scale)) return unit;
  return isConversion(a, b) ? 'conflict' : undefined;
}

function inOneScale(operator: BinaryOperator, a: ScaledUnit, b: ScaledUnit): ScaledUnit | 'conflict' {
  if (operator === '-' && isTime(a) && isTime(b)) return differenceUnit(a);
  if ((operator === '+' || operator === '-') && isTime(a) && isSpan(b)) return a;
  if (operator === '+' && isSpan(a) && isTime(b)) return b;
  return hasSameBases(a, b) ? a : 'conflict';
}

/** Seconds in a minute, an hour, a day; fractions of a second in a second. */
const CONVERSIONS = [60, 3600, 86_400, 1e3, 1e6, 1e9];

function isConversion(a: ScaledUnit, b: ScaledUnit): boolean {
  if (!isTime(a) && !isSpan(a)) return false;
  return CONVERSIONS.some((factor) => isSameScale(a.scale * factor, b.scale) || isSameScale(a.scale, b.scale * factor));
}

function unlessConflict(unit: CommonUnit): ScaledUnit | undefined {
  return unit === 'conflict' ? undefined : unit;
}

/** A number takes the unit that fits; a duration such as `5m` has one. */
function bareNumber({ unit, constant }: Operand): number | undefined {
  return unit !== undefined && isPlain(unit) ? constant : undefined;
}

function product(left: Operand, right: Operand): ScaledUnit | undefined {
  const [a, b] = [bareNumber(left), bareNumber(right)];
  if (a !== undefined) return scaled(right, a);
  if (b !== undefined) return scaled(left, b);
  return left.unit && right.unit && multiplyUnits(left.unit, right.unit);
}

function quotient(left: Operand, right: Operand): ScaledUnit | undefined {
  const [above, below] = [bareNumber(left), bareNumber(right)];
  if (below !== undefined) return scaled(left, 1 / below);
  const unit = above === undefined ? left.unit : scaled({ unit: PLAIN, constant: right.constant }, above);
  return unit && right.unit && divideUnits(unit, right.unit);
}

/** Signs do not matter, and between literals nothing is scaled. What is multiplied by zero has no unit any more. */
function scaled({ unit, constant }: Operand, factor: number): ScaledUnit | undefined {
  if (unit === undefined || constant !== undefined) return unit;
  const size = Math.abs(factor);
  return size > 0 && size < Infinity ? { ...unit, scale: unit.scale * size } : undefined;
}

function power(left: Operand, right: Operand): ScaledUnit | undefined {
  const exponent = bareNumber(right);
  if (left.unit === undefined || right.unit === undefined || !isPlain(right.unit)) return undefined;
  if (exponent !== undefined) return raiseUnit(left.unit, exponent);
  return isPlain(left.unit) ? PLAIN : undefined;
}
