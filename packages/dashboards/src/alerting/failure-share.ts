import { promql, type Query, type Vector } from '@lockstep/query';
import { labelsOf } from './labels-of.ts';

/** What happened within a window, for each combination of the labels. */
interface Happened<L extends string> {
  readonly failed: Query<L>;
  readonly all: Query<L>;
  /** Fewer failures than this are no share: of three attempts at night one is a third. */
  readonly least: number;
}

/** Share of what failed, from 0 to 1. 0 while too few failed, absent while nothing was tried. */
export function failureShare<L extends string>({ failed, all, least }: Happened<L>): Vector<L> {
  // What never failed may have no series. A difference is a zero that keeps its unit.
  const known = promql.labels(...labelsOf(all))`${failed} or ${all} - ${all}`;
  return promql.labels(...labelsOf(all))`${known} / (${all} > 0) * (${known} >= bool ${least})`;
}
