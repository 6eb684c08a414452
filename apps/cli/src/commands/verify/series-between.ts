import type { ParsedSample } from '@lockstep/metrics';
import type { Comparison } from './comparison.ts';
import type { FamilyPair } from './defect.ts';
import { labelSetKey } from './sample-labels.ts';

/** The name and the labels of a sample as one text. */
export function seriesOf({ name, labels }: ParsedSample): string {
  return name + labelSetKey(labels);
}

/** Values of a family on the earlier page, by series; undefined without one. */
export function earlierValues({ name, comparison }: FamilyPair): ReadonlyMap<string, number> | undefined {
  const { earlier } = comparison;
  if (earlier === undefined) return undefined;
  return new Map((earlier.get(name)?.samples ?? []).map((sample) => [seriesOf(sample), sample.value]));
}

/** Whether the process says that it started between the two pages. */
export function hasRestarted({ families, earlier }: Comparison): boolean {
  const [before, now] = [earlier, families].map((page) => page?.get(START)?.samples[0]?.value);
  return before !== undefined && now !== undefined && now > before;
}

const START = 'process_start_time_seconds';
