import type { Query } from '@lockstep/query';

/** The labels of a query as a list to state them by. */
export function labelsOf<L extends string>({ labels }: Query<L>): readonly L[] {
  return labels === 'anything' ? [] : labels;
}
