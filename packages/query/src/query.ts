import type { Unit } from '@lockstep/promql';

/** A PromQL expression made from catalogs: the only thing that panels, rules and legends take. */
export interface Query<L extends string = string> {
  readonly text: string;
  /** Labels that its series may have: a legend may name these and no others. */
  readonly labels: readonly L[];
  /** Absent when it is not known. */
  readonly unit: Unit | undefined;
  /** Names of the families it reads, each once, in order of appearance. */
  readonly metrics: readonly string[];
}
