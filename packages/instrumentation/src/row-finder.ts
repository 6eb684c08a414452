import type { LabelledFamily } from '@lockstep/metrics';
import { labelReader } from './label-map.ts';

/**
 * Finds rows of `family` by facts: `map` says which label shows which fact, `fixed` has the labels that no fact decides.
 * That the two together name every label is for the types of the binding that calls this, as are the facts.
 */
export function rowFinder<H>(family: LabelledFamily<never, H>, map: object, fixed: object = {}): (facts: object) => H {
  const labelsOf = labelReader(family.metric, map);
  // A family of any labels: the compiler cannot know that these are its own.
  return (facts) => family.with({ ...fixed, ...labelsOf(facts) } as never);
}
