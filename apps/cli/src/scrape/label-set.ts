import type { LabelDescription } from '@lockstep/catalog';

/** Labels that series of one origin have, as far as a configuration tells. */
export interface LabelSet {
  readonly labels: ReadonlyMap<string, LabelDescription>;
  /** False: there may be others. */
  readonly known: boolean;
}

/** A label of which no value is known. */
export const ANY_VALUE: LabelDescription = { kind: 'open', values: [] };

/** The same set with a label in it, or without it when `domain` is undefined. */
export function withLabel(set: LabelSet, label: string, domain: LabelDescription | undefined): LabelSet {
  const labels = new Map(set.labels);
  if (domain === undefined) labels.delete(label);
  else labels.set(label, domain);
  return { ...set, labels };
}

/** The same set with only the labels that pass. */
export function filterLabels(set: LabelSet, passes: (label: string) => boolean): LabelSet {
  return { ...set, labels: new Map([...set.labels].filter(([label]) => passes(label))) };
}

/** Whether every series has the label. */
export function always(domain: LabelDescription | undefined): boolean {
  return domain !== undefined && domain.optional !== true;
}

/** What series of any of the origins can have: labels of some are optional, values are those of all. */
export function unionOf(sets: readonly LabelSet[]): LabelSet {
  const names = new Set(sets.flatMap(({ labels }) => [...labels.keys()]));
  const labels = [...names].map((name) => [name, unionOfLabel(sets.map((set) => set.labels.get(name)))] as const);
  return { labels: new Map(labels), known: sets.every(({ known }) => known) };
}

/** One label of several origins; undefined stands for one that lacks it. */
export function unionOfLabel(domains: readonly (LabelDescription | undefined)[]): LabelDescription {
  const there = domains.filter((domain) => domain !== undefined);
  // Where one of them lists no value, the values of the others are not all that were seen.
  const isListed = there.every(({ values }) => values.length > 0);
  return {
    kind: there.every(({ kind }) => kind === 'closed') ? 'closed' : 'open',
    values: isListed ? [...new Set(there.flatMap(({ values }) => values))] : [],
    ...(domains.every(always) ? {} : { optional: true }),
  };
}
