import { type AnyMetric, isClosed, type LabelDomain, maxLabelSets, type MergeRule } from '@lockstep/catalog';
import type { SeriesBudget } from './budget.ts';
import type { Exemplars } from './exemplars.ts';
import type { GaugeHandle } from './gauge.ts';
import { labelRefusal, labelText } from './label-text.ts';
import { Folding } from './limits/folding.ts';
import { type LabelRule, startingValues } from './limits/label-rule.ts';
import { mergedValue } from './merged-value.ts';
import type { RefusalReason, Refuse } from './refusal.ts';
import { type LabelSet, RowIndex } from './row-index.ts';
import { SCRATCH, type Slots } from './slots.ts';

/** For callers without types that give none. */
const NO_LABELS: LabelSet = Object.freeze({});

/** What a family needs of a handle: where it writes. */
export interface SlotHandle {
  slot: number;
}

/** One label set of a family. */
export interface Row<H extends SlotHandle> {
  readonly handle: H;
  /** Its labels as they are written, without braces: the bytes of their UTF-8, one per character. */
  text: string;
  /** Its labels. */
  set: LabelSet;
  /** The `replace` that emitted it last. */
  round: number;
  /** Whether the sorted rows have it where its text belongs. */
  isPlaced: boolean;
}

/** What a family shares with the others of its registry. */
export interface FamilyContext {
  readonly slots: Slots;
  readonly budget: SeriesBudget;
  readonly refuse: Refuse;
  /** Of this family. */
  readonly exemplars: Exemplars;
  /** How label values fold. */
  readonly rules: readonly LabelRule[];
  /** Told of each label that folded. */
  readonly folded: (label: string) => void;
}

/** How the handles of a family are made, and what one row costs. */
export interface RowKind<H extends SlotHandle> {
  readonly slots: number;
  readonly lines: number;
  readonly handle: (slot: number) => H;
}

/** The rows of one metric: finds, makes, relabels and removes them. */
export class Family<H extends SlotHandle> {
  readonly name: string;
  readonly metric: AnyMetric;
  readonly kind: RowKind<H>;
  readonly exemplars: Exemplars;
  /** The labels that identify a row. */
  readonly identity: readonly string[];
  readonly #context: FamilyContext;
  readonly #domains: readonly (readonly [label: string, domain: LabelDomain])[];
  readonly #followers: readonly string[];
  readonly #index: RowIndex<Row<H>>;
  readonly #refused: H;
  readonly #limit: number;
  readonly #folding: Folding | undefined;
  #size = 0;
  #round = 0;
  #sorted: readonly Row<H>[] = [];
  readonly #unplaced = new Set<Row<H>>();
  #isSorted = true;

  constructor(name: string, metric: AnyMetric, kind: RowKind<H>, context: FamilyContext) {
    this.name = name;
    this.metric = metric;
    this.kind = kind;
    this.exemplars = context.exemplars;
    this.#context = context;
    this.#domains = Object.entries(metric.labels);
    const follows = (label: string): boolean =>
      metric.labels[label]?.kind === 'attribute' || metric.exclusive.includes(label);
    this.#followers = Object.keys(metric.labels).filter(follows);
    this.identity = Object.keys(metric.labels).filter((label) => !follows(label));
    this.#index = new RowIndex(this.identity);
    this.#refused = kind.handle(SCRATCH);
    this.#limit = maxLabelSets(metric);
    this.#folding = context.rules.length === 0 ? undefined : new Folding(context.rules);
    if (startsAtZero(metric)) startingSets(metric, context.rules).forEach((set) => this.with(set));
  }

  /** The handle of the row that `set` identifies, made when there is none; one that does nothing when it is refused. */
  with(set: LabelSet): H {
    return this.#row(set ?? NO_LABELS)?.handle ?? this.#refused;
  }

  /** Takes the row away that `set` identifies, if there is one. Never a row that it shares with others by folding. */
  remove(set: LabelSet): void {
    const row = this.#index.find(set ?? NO_LABELS);
    if (row === undefined) return;
    this.#index.delete(row.set);
    this.#drop(row);
  }

  /** Removes what `collect` does not emit. */
  replace(this: Family<GaugeHandle>, collect: (row: (set: LabelSet, value: number) => void) => void): void {
    this.refill<number>(collect, ({ handle }, value, merge) =>
      handle.set(merge === undefined ? value : mergedValue(merge, handle.value, value)),
    );
  }

  /**
   * Makes the rows those that `collect` emits, each value of which `write` puts into its row: with the rule by which it
   * joins what is there when another label set that shares the row was emitted before.
   */
  refill<V>(
    collect: (emit: (set: LabelSet, value: V) => void) => void,
    write: (row: Row<H>, value: V, merge: MergeRule | undefined) => void,
  ): void {
    const round = ++this.#round;
    collect((set, value) => {
      const row = this.#row(set);
      if (row === undefined) return;
      const merge = row.round === round ? this.#folding?.mergeRule(row.set) : undefined;
      row.round = round;
      write(row, value, merge);
    });
    for (const row of this.rows()) if (row.round !== round) this.remove(row.set);
  }

  /** All rows by the bytes of their label text. The same array until a row comes, goes or is relabelled. */
  rows(): readonly Row<H>[] {
    if (this.#isSorted) return this.#sorted;
    const added = [...this.#unplaced].sort(byText);
    const placed = this.#sorted.filter((row) => row.isPlaced);
    this.#sorted = merge(placed, added);
    for (const row of added) row.isPlaced = true;
    this.#unplaced.clear();
    this.#isSorted = true;
    return this.#sorted;
  }

  #row(set: LabelSet): Row<H> | undefined {
    const row = this.#index.find(set);
    if (row !== undefined && this.#keepsFollowers(row, set)) return row;
    return this.#folding === undefined ? this.#claim(row, set) : this.#fold(this.#folding, set);
  }

  /** The row of a label set that has none as it is, or other followers: perhaps one that it shares. */
  #fold(folding: Folding, set: LabelSet): Row<H> | undefined {
    const folded = folding.fold(set);
    const found = this.#index.find(folded);
    const row = found !== undefined && this.#keepsFollowers(found, folded) ? found : this.#claim(found, folded);
    if (row !== undefined) folding.foldedLabels(set, folded).forEach((label) => this.#context.folded(label));
    return row;
  }

  #keepsFollowers(row: Row<H>, set: LabelSet): boolean {
    for (let i = 0; i < this.#followers.length; i++) {
      const label = this.#followers[i] ?? '';
      if (row.set[label] !== set[label]) return false;
    }
    return true;
  }

  /** Makes a row, or gives an existing one new followers; `undefined` when the label set is refused. */
  #claim(found: Row<H> | undefined, set: LabelSet): Row<H> | undefined {
    const refusal = this.#refusal(set) ?? (found === undefined ? this.#overBudget() : undefined);
    if (refusal !== undefined) {
      this.#context.refuse(refusal);
      return undefined;
    }
    const pairs = this.#domains.map(([label]) => [label, set[label] ?? ''] as const);
    const row = found ?? this.#make(set);
    row.set = Object.fromEntries(pairs);
    row.text = labelText(pairs);
    row.isPlaced = false;
    this.#unplaced.add(row);
    this.#isSorted = false;
    return row;
  }

  #refusal(set: LabelSet): RefusalReason | undefined {
    for (const [label, domain] of this.#domains) {
      const refusal = labelRefusal(set[label], domain);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  #overBudget(): RefusalReason | undefined {
    return this.#size < this.#limit && this.#context.budget.take(this.kind.lines) ? undefined : 'over_budget';
  }

  #make(set: LabelSet): Row<H> {
    const handle = this.kind.handle(this.#context.slots.take(this.kind.slots));
    const row = { handle, set, text: '', round: 0, isPlaced: false };
    this.#index.add(set, row);
    this.#folding?.count(set, 1);
    this.#size++;
    return row;
  }

  #drop(row: Row<H>): void {
    this.exemplars.forget(row.handle.slot, this.kind.slots);
    this.#context.slots.release(row.handle.slot, this.kind.slots);
    this.#context.budget.give(this.kind.lines);
    // From now on the handle writes to nowhere.
    row.handle.slot = SCRATCH;
    row.isPlaced = false;
    this.#unplaced.delete(row);
    this.#folding?.count(row.set, -1);
    this.#size--;
    this.#isSorted = false;
  }
}

/** Whether all rows of a metric are known in advance and wanted from the start. */
export function startsAtZero(metric: AnyMetric): boolean {
  return isClosed(metric) && metric.presence === 'always';
}

function byText(a: Row<SlotHandle>, b: Row<SlotHandle>): number {
  return a.text < b.text ? -1 : 1;
}

/** Two sorted lists as one. Few are added to many as a rule, so their places are searched and the rest is copied. */
function merge<R extends Row<SlotHandle>>(many: readonly R[], few: readonly R[]): readonly R[] {
  const parts: (readonly R[])[] = [];
  let from = 0;
  for (const row of few) {
    const place = placeOf(row, many, from);
    parts.push(many.slice(from, place), [row]);
    from = place;
  }
  return parts.length === 0 ? many : parts.concat([many.slice(from)]).flat();
}

/** The index of the first row of `rows`, from `from` on, that comes after `row`. */
function placeOf(row: Row<SlotHandle>, rows: readonly Row<SlotHandle>[], from: number): number {
  let low = from;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.text ?? '') < row.text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The label sets that a metric whose labels are all closed has from the start. */
export function startingSets(metric: AnyMetric, rules: readonly LabelRule[]): readonly LabelSet[] {
  return Object.entries(metric.labels).reduce<readonly LabelSet[]>(
    (sets, [name, domain]) => {
      if (domain.kind !== 'closed') return [];
      const values = startingValues(
        domain.values,
        rules.find(({ label }) => label === name),
      );
      return sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value })));
    },
    [{}],
  );
}
