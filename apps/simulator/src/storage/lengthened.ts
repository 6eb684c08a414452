import type { Histogram, LabelledFamily } from '@lockstep/metrics';

/**
 * The histograms of `family`, which add some seconds to whatever they are told: a query of SQLite holds up the whole process
 * while it runs, so what a scenario adds to it is waited for before, and counted with it.
 */
export function lengthened<L>(
  family: LabelledFamily<L, Histogram>,
  addedSeconds: () => number,
): LabelledFamily<L, Histogram> {
  return {
    metric: family.metric,
    with(labels) {
      const row = family.with(labels);
      return { observe: (seconds) => row.observe(seconds + addedSeconds()) };
    },
    remove: (labels) => family.remove(labels),
  };
}
