import type { MergeRule } from '@lockstep/catalog';
import { OPEN, labelRefusal } from '../label-text.ts';
import type { LabelSet } from '../row-index.ts';
import type { LabelRule } from './label-rule.ts';

/** Folds the label sets of one family by its rules, and keeps count of the values that have rows. */
export class Folding {
  readonly #rules: readonly LabelRule[];
  /** By rule: for each value but `other` how many rows have it. */
  readonly #rows: ReadonlyMap<LabelRule, Map<string, number>>;

  constructor(rules: readonly LabelRule[]) {
    this.#rules = rules;
    this.#rows = new Map(rules.map((rule) => [rule, new Map()]));
  }

  /** The label set whose row `set` shares: `set` itself when nothing folds. */
  fold(set: LabelSet): LabelSet {
    let folded: Record<string, string> | undefined;
    for (const rule of this.#rules) {
      const { label, attributes, other } = rule;
      if (!this.#isFolded(rule, set[label])) continue;
      for (const name of [label, ...attributes]) {
        if (set[name] !== other) (folded ??= { ...set })[name] = other;
      }
    }
    return folded ?? set;
  }

  /** The limited labels in which `folded` differs from the set that it was made of. */
  foldedLabels(set: LabelSet, folded: LabelSet): readonly string[] {
    return this.#rules.filter(({ label }) => set[label] !== folded[label]).map(({ label }) => label);
  }

  /** How gauges come together in the row of `set`; `undefined` when no other set shares it. */
  mergeRule(set: LabelSet): MergeRule | undefined {
    return this.#rules.find(({ label, other }) => set[label] === other)?.merge;
  }

  /** A row has come (`by` 1) or gone (-1). */
  count(set: LabelSet, by: 1 | -1): void {
    for (const rule of this.#rules) {
      const value = set[rule.label] ?? '';
      const rows = this.#rows.get(rule);
      if (value === rule.other || rows === undefined) continue;
      const left = (rows.get(value) ?? 0) + by;
      if (left === 0) rows.delete(value);
      else rows.set(value, left);
    }
  }

  /** What can be no label value is left as it is, to be refused. */
  #isFolded(rule: LabelRule, value: string | undefined): boolean {
    const { allow, max, other } = rule;
    if (value === undefined || labelRefusal(value, OPEN) !== undefined) return false;
    if (value === other || allow?.has(value) === false) return true;
    const rows = this.#rows.get(rule);
    return rows !== undefined && !rows.has(value) && rows.size >= max - 1;
  }
}
