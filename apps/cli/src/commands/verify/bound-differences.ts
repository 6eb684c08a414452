import { listed } from '@lockstep/checks';
import type { FamilyPair, Found } from './defect.ts';
import { labelSetKey, labelsOf } from './sample-labels.ts';

/** The parts of a histogram or summary that have bounds. */
export interface BoundedParts {
  readonly label: string;
  /** What their names end in. */
  readonly part: string;
  readonly word: string;
  /** As the catalog has them. */
  readonly bounds: readonly number[];
}

/**
 * The first label set whose bounds are not those of the catalog. A catalog of pages that were seen has the bounds of all
 * versions of a program: lacking some of them is no difference.
 */
export function boundDifferences(pair: FamilyPair, { label, part, word, bounds }: BoundedParts): readonly Found[] {
  const { name, family, catalog } = pair;
  for (const { line, own } of boundsByLabelSet(pair, name + part, label)) {
    const surplus = [...own].filter((bound) => !bounds.includes(bound));
    const lacking = catalog.observed === true ? [] : bounds.filter((bound) => !own.has(bound));
    if (surplus.length + lacking.length === 0) continue;
    const differences = [
      ...(surplus.length === 0 ? [] : [`has the ${word} ${listed(surplus.map(String))}, which the catalog has not`]),
      ...(lacking.length === 0 ? [] : [`lacks the ${word} ${listed(lacking.map(String))} of the catalog`]),
    ];
    return [{ line, message: `\`${family.name}\` ${differences.join(', and ')}.` }];
  }
  return [];
}

function boundsByLabelSet(pair: FamilyPair, part: string, label: string) {
  const sets = new Map<string, { readonly line: number; readonly own: Set<number> }>();
  for (const sample of pair.family.samples) {
    const key = labelSetKey(labelsOf(pair, sample));
    const set = sets.get(key) ?? { line: sample.line, own: new Set<number>() };
    sets.set(key, set);
    const bound = sample.name === part ? boundOf(sample.labels.get(label)) : undefined;
    if (bound !== undefined) set.own.add(bound);
  }
  return sets.values();
}

function boundOf(text = ''): number | undefined {
  const bound = text === '' ? NaN : Number(text);
  return Number.isFinite(bound) ? bound : undefined;
}
