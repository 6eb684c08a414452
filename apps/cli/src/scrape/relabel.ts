import type { LabelDescription } from '@lockstep/catalog';
import { always, ANY_VALUE, filterLabels, type LabelSet, withLabel } from './label-set.ts';
import { namePattern } from './name-pattern.ts';
import type { RelabelStep } from './scrape-config.ts';

/**
 * What a step of relabelling does to the labels of series. Steps that drop whole targets or series change no labels.
 * What cannot be told without knowing values makes a label optional, or the set unknown.
 */
export function relabel(set: LabelSet, step: RelabelStep): LabelSet {
  return ACTIONS[step.action]?.(set, step) ?? set;
}

const ACTIONS: Readonly<Record<string, (set: LabelSet, step: RelabelStep) => LabelSet>> = {
  replace,
  hashmod: (set, { targetLabel }) => withLabel(set, targetLabel, ANY_VALUE),
  lowercase: copyOf,
  uppercase: copyOf,
  labeldrop: (set, { regex }) => filterLabels(set, (label) => !namePattern(regex).test(label)),
  labelkeep: (set, { regex }) => filterLabels(set, (label) => namePattern(regex).test(label)),
  labelmap,
};

function copyOf(set: LabelSet, { sourceLabels, targetLabel }: RelabelStep): LabelSet {
  const domains = sourceLabels.map((label) => set.labels.get(label));
  const isCertain = domains.some(always);
  return withLabel(set, targetLabel, isCertain ? ANY_VALUE : { ...ANY_VALUE, optional: true });
}

function replace(set: LabelSet, step: RelabelStep): LabelSet {
  const { targetLabel, replacement, regex, sourceLabels } = step;
  // A name made of values can be anything.
  if (/\$[\w{]/.test(targetLabel)) return { ...set, known: false };
  const before = set.labels.get(targetLabel);
  const isLiteral = !/\$[\w{]/.test(replacement);
  const applies = matchesAll(regex);
  if (isLiteral && replacement === '') return withLabel(set, targetLabel, applies ? undefined : optional(before));
  if (isLiteral) return withLabel(set, targetLabel, literal(replacement, applies, before));
  const isCopy = applies && replacement.includes('$1') && sourceLabels.some((label) => always(set.labels.get(label)));
  // Without a match the label stays as it was; with an empty result it goes.
  const isCertain = isCopy || (!applies && always(before) && /[^$\w{}]|^\w/.test(replacement));
  return withLabel(set, targetLabel, isCertain ? ANY_VALUE : { ...ANY_VALUE, optional: true });
}

function literal(value: string, applies: boolean, before: LabelDescription | undefined): LabelDescription {
  if (applies) return { kind: 'open', values: [value] };
  if (before === undefined) return { kind: 'open', values: [value], optional: true };
  return { ...before, kind: 'open', values: before.values.length > 0 ? [...new Set([...before.values, value])] : [] };
}

function optional(domain: LabelDescription | undefined): LabelDescription | undefined {
  return domain === undefined ? undefined : { ...domain, optional: true };
}

/** Whether a regex matches any value, the empty one too. */
function matchesAll(regex: string): boolean {
  return regex === '(.*)' || regex === '.*';
}

/** Copies of labels under other names: known only when the names that match are known. */
function labelmap(set: LabelSet, { regex, replacement }: RelabelStep): LabelSet {
  if (/^\w+$/.test(regex) && !replacement.includes('$')) {
    return withLabel(set, replacement, set.labels.get(regex) ?? { ...ANY_VALUE, optional: true });
  }
  const pattern = namePattern(regex);
  const copies = [...set.labels].flatMap(([label, domain]) => {
    const name = pattern.rename(label, replacement);
    return name === undefined ? [] : [[name, domain] as const];
  });
  const labels = new Map([...set.labels, ...copies]);
  // Labels of service discovery are not among those that are known here.
  const mapsMore = !set.known || pattern.canMatch('__meta_');
  return { labels, known: set.known && !mapsMore };
}
