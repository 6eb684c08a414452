import type { Vector } from './vector.ts';

/** Values over a window of time, to be summed up into one for each series. */
export interface Range<L extends string = string> {
  avg(): Vector<L>;
  min(): Vector<L>;
  max(): Vector<L>;
  sum(): Vector<L>;
  /** Number of samples. */
  count(): Vector<L>;
  /** The newest value of the window, also where the series has ended. */
  last(): Vector<L>;
  /** Quantile (0 to 1) of the values. */
  quantile(quantile: number): Vector<L>;
  stddev(): Vector<L>;
  /** 1 where there is at least one sample. */
  present(): Vector<L>;
  /** How often the value changed. */
  changes(): Vector<L>;
  /** Last value minus first, stretched to the whole window. */
  delta(): Vector<L>;
  /** Slope per second, by linear regression. */
  deriv(): Vector<L>;
  /** The value in so many seconds if the slope stays. */
  predictLinear(seconds: number): Vector<L>;
}
