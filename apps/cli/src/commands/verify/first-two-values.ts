import type { FamilyPair } from './defect.ts';
import { labelsOf } from './sample-labels.ts';

/** Two values of a label where one may be. */
export interface TwoValues {
  readonly key: string;
  readonly before: string;
  readonly value: string;
  readonly line: number;
}

/** The first sample whose label has another value than an earlier sample of the same key. */
export function firstTwoValues(
  pair: FamilyPair,
  label: string,
  keyOf: (labels: ReadonlyMap<string, string>) => string,
): TwoValues | undefined {
  const seen = new Map<string, string>();
  for (const sample of pair.family.samples) {
    const labels = labelsOf(pair, sample);
    const [key, value] = [keyOf(labels), labels.get(label) ?? ''];
    const before = seen.get(key);
    if (before !== undefined && before !== value) return { key, before, value, line: sample.line };
    seen.set(key, value);
  }
  return undefined;
}
