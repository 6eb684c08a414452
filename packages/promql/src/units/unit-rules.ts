import type { ScaledUnit } from '../analysis.ts';
import { differenceUnit, divideUnits, isPlain, isTime, PLAIN, raiseUnit, SECONDS, TIME } from './unit-algebra.ts';

/** The unit of a result, by that of the (first vector) argument and by what the histograms in it measure. */
export type UnitRule = (
  input: ScaledUnit | undefined,
  observed: () => ScaledUnit | undefined,
) => ScaledUnit | undefined;

/** Rules of functions and aggregations, named after what they do to a unit. */
export const UNIT_RULES = {
  same: (input) => input,
  plain: () => PLAIN,
  time: () => TIME,
  seconds: () => SECONDS,
  /** `delta`, deviations: seconds of times. */
  difference: (input) => input && differenceUnit(input),
  squared,
  root: (input) => input && raiseUnit(input, 0.5),
  perSecond: (input) => input && divideUnits(differenceUnit(input), SECONDS),
  /** A sum of times says nothing. */
  total: (input) => (input === undefined || isTime(input) ? undefined : input),
  /** Logarithms, angles: of plain numbers only. */
  number: (input) => (input !== undefined && isPlain(input) ? PLAIN : undefined),
  observed: (_, observed) => observed(),
  observedSquared: (_, observed) => squared(observed()),
  /** A native histogram has the unit of its sum; its count has what is left without that of an observation. */
  observations: (input, observed) => {
    const one = observed();
    return input && one && divideUnits(input, one);
  },
} satisfies Readonly<Record<string, UnitRule>>;

function squared(input: ScaledUnit | undefined): ScaledUnit | undefined {
  return input && raiseUnit(differenceUnit(input), 2);
}
