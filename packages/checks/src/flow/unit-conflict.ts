import { formatUnit, type Interval, isSameUnit, type ScaledUnit } from '@lockstep/promql';

/** Values with what is known of them. */
export interface MeasuredValues {
  readonly unit: ScaledUnit;
  readonly range: Interval | undefined;
}

/** Why values cannot be what a reader will take them for: both units in words. Undefined when they may be. */
export function unitConflict({ unit, range }: MeasuredValues, expected: ScaledUnit): string | undefined {
  if (isSameUnit(unit, expected)) return undefined;
  // Plain numbers may be a percentage already, unless they are known to be a share.
  const isPlain = Object.keys(unit.unit).length === 0 && unit.scale === 1;
  if (isPlain && isSameUnit(expected, PERCENT)) return isShare(range) ? 'shares from 0 to 1, not percent' : undefined;
  return `${formatUnit(unit.unit, unit.scale)}, not ${formatUnit(expected.unit, expected.scale)}`;
}

const PERCENT: ScaledUnit = { unit: {}, scale: 100 };

function isShare(range: Interval | undefined): boolean {
  return range !== undefined && range.min >= 0 && range.max <= 1;
}
