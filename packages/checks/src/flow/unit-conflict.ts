import { formatUnit, type Interval, isSameUnit, type ScaledUnit } from '@lockstep/promql';

/** Values with what is known of them. */
export interface MeasuredValues {
  readonly unit: ScaledUnit;
  readonly range: Interval | undefined;
}

/** Why values cannot be what a reader will take them for: both units in words. Undefined when they may be. */
export function unitConflict({ unit, range }: MeasuredValues, expected: ScaledUnit): string | undefined {
  if (isSameUnit(unit, expected)) return undefined;
  // A factor other than 100 weighs what has no unit, as the share of a budget of 5 %, and converts nothing.
  if (isPlain(unit) && isPlain(expected) && unit.scale !== 1 && !isSameUnit(unit, PERCENT)) return undefined;
  // Plain numbers may be a percentage already, unless they are known to be a share.
  if (isPlain(unit) && unit.scale === 1 && isSameUnit(expected, PERCENT))
    return isShare(range) ? 'shares from 0 to 1, not percent' : undefined;
  return `${formatUnit(unit.unit, unit.scale)}, not ${formatUnit(expected.unit, expected.scale)}`;
}

const PERCENT: ScaledUnit = { unit: {}, scale: 100 };

function isPlain({ unit }: ScaledUnit): boolean {
  return Object.keys(unit).length === 0;
}

function isShare(range: Interval | undefined): boolean {
  return range !== undefined && range.min >= 0 && range.max <= 1;
}
