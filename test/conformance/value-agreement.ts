import type { Interval } from '@lockstep/promql';

/** A real value that contradicts what is said of all; undefined when none does. NaN contradicts nothing. */
export function valueOutside({ min, max }: Interval, values: readonly number[]): number | undefined {
  return values.find((value) => value < min - slack(min) || value > max + slack(max));
}

/** Sums of floats are not exact: a hair outside is inside. */
function slack(bound: number): number {
  return Number.isFinite(bound) ? Math.abs(bound) * 1e-9 + 1e-9 : 0;
}
