import type { Vector } from '@lockstep/query';

/**
 * Quantiles without the NaN that they are where nothing was observed: there is a gap then, and a panel without any
 * observation says so in words.
 */
export const observed = <L extends string>(quantile: Vector<L>): Vector<L> => quantile.atLeast(0);
