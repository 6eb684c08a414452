import type { DescribedType } from '@lockstep/catalog';
import type { ParsedSample } from '@lockstep/metrics';
import type { FamilyPair } from './defect.ts';

/** The label that tells the parts of one histogram or summary apart, which is no label of the family. */
const PART_LABELS: Readonly<Partial<Record<DescribedType, string>>> = { histogram: 'le', summary: 'quantile' };

/** Labels of a sample as Prometheus keeps them: without the empty ones, and without the one of its part. */
export function labelsOf(
  { metric }: Pick<FamilyPair, 'metric'>,
  { labels }: ParsedSample,
): ReadonlyMap<string, string> {
  const part = PART_LABELS[metric.type];
  return new Map([...labels].filter(([name, value]) => value !== '' && name !== part));
}

/** Every value of every label of a family, with the first line that has it. */
export function valuesByLabel(pair: FamilyPair): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const sample of pair.family.samples) {
    for (const [label, value] of labelsOf(pair, sample)) {
      const values = found.get(label) ?? new Map<string, number>();
      found.set(label, values);
      if (!values.has(value)) values.set(value, sample.line);
    }
  }
  return found;
}

/** A label set as one text, whatever its order, without the labels in `except`. */
export function labelSetKey(labels: ReadonlyMap<string, string>, except: readonly string[] = []): string {
  const pairs = [...labels].filter(([name]) => !except.includes(name));
  return JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}
