import type { MergeRule } from '@lockstep/catalog';
import type { Exemplar } from '../exemplars.ts';
import type { Family, Row, SlotHandle } from '../family.ts';
import { mergedValue } from '../merged-value.ts';
import type { LabelSet } from '../row-index.ts';
import type { Slots } from '../slots.ts';
import type { FamilySnapshot } from './registry-snapshot.ts';
import { layoutOf, readRows, type Rows, type ToldRows } from './told-rows.ts';

/** Where rows come from: they are those that were told last. */
interface Source<R extends Rows = Rows> {
  rows: R;
}

/** What one source has of a row. */
interface Part {
  readonly source: Source;
  readonly row: number;
}

/** What the row of a merged page is made of, in the order of the sources; never nothing. */
type Parts = readonly [Part, ...Part[]];

/**
 * One family of several processes. Counters and histograms add up and stay when their process has ended; gauges come
 * together by the rule of their metric and go with their process.
 */
export class MergedFamily {
  readonly name: string;
  readonly #family: Family<SlotHandle>;
  readonly #slots: Slots;
  readonly #rule: MergeRule;
  /** The values of one row, while they are added up. */
  readonly #total: Float64Array;
  readonly #sources = new Map<object, Source<ToldRows>>();
  /** Counters and histograms of those that have ended, together: one or none. */
  #ended: readonly Source[] = [];
  /** Until a row comes or goes anywhere. */
  #merged: readonly Parts[] | undefined;

  constructor(family: Family<SlotHandle>, slots: Slots) {
    const { name, metric, kind } = family;
    this.name = name;
    this.#family = family;
    this.#slots = slots;
    this.#rule = metric.type === 'gauge' ? (metric.merge ?? 'last') : 'sum';
    this.#total = new Float64Array(kind.slots);
  }

  /**
   * Reads what a process says, and returns what puts it in the place of what it said before.
   *
   * @throws {RegistryError} when it is of another family
   */
  read(id: object, snapshot: FamilySnapshot, takenAtMs: number): () => void {
    const source = this.#sources.get(id);
    const rows = readRows(this.#family, snapshot, source?.rows, takenAtMs);
    return () => {
      if (source?.rows.layout !== rows.layout) this.#merged = undefined;
      if (source === undefined) this.#sources.set(id, { rows });
      else source.rows = rows;
    };
  }

  /** The process has ended. */
  leave(id: object): void {
    const source = this.#sources.get(id);
    if (source === undefined) return;
    this.#sources.delete(id);
    this.#merged = undefined;
    if (this.#family.metric.type === 'gauge') return;
    this.#ended = [{ rows: this.#together(partsOf([...this.#ended, source])) }];
  }

  /** Makes the rows of the family those of all processes. */
  write(): void {
    this.#merged ??= partsOf([...this.#ended, ...this.#sources.values()]);
    const merged = this.#merged;
    this.#family.refill<Parts>(
      (emit) => merged.forEach((parts) => emit(setOf(newestOf(parts)), parts)),
      (row, parts, merge) => this.#put(row, parts, merge),
    );
  }

  /** `merge` joins what other parts have put there: the row is shared by what folded. */
  #put({ handle: { slot } }: Row<SlotHandle>, parts: Parts, merge: MergeRule | undefined): void {
    const { metric, kind, exemplars } = this.#family;
    const { values } = this.#slots;
    const total = this.#totalOf(parts);
    const rule = merge === undefined || metric.type === 'gauge' ? merge : 'sum';
    if (rule === undefined) values.set(total, slot);
    else total.forEach((value, i) => (values[slot + i] = mergedValue(rule, values[slot + i] ?? 0, value)));
    if (merge === undefined) exemplars.forget(slot, kind.slots);
    for (const [offset, exemplar] of exemplarsOf(parts, kind.slots)) {
      exemplars.put(slot + offset, newer(exemplars.at(slot + offset), exemplar));
    }
  }

  /** The same array each time. */
  #totalOf(parts: Parts): Float64Array {
    const total = this.#total;
    const rule = this.#rule;
    const [first, ...others] = rule === 'last' ? ([newestOf(parts)] as const) : parts;
    const size = total.length;
    for (let i = 0; i < size; i++) total[i] = first.source.rows.values[first.row * size + i] ?? 0;
    for (const { source, row } of others) {
      const { values } = source.rows;
      for (let i = 0; i < size; i++) total[i] = mergedValue(rule, total[i] ?? 0, values[row * size + i] ?? 0);
    }
    return total;
  }

  /** What stays of processes that have ended. */
  #together(merged: readonly Parts[]): Rows {
    const { slots } = this.#family.kind;
    const newest = merged.map(newestOf);
    const values = new Float64Array(merged.length * slots);
    merged.forEach((parts, row) => values.set(this.#totalOf(parts), row * slots));
    const exemplars = merged.flatMap((parts, row) =>
      [...exemplarsOf(parts, slots)].map(([offset, exemplar]) => [row * slots + offset, exemplar] as const),
    );
    return {
      layout: layoutOf(this.#family, newest.map(setOf)),
      values,
      changedAtMs: Float64Array.from(newest, changedAtMs),
      exemplars: new Map(exemplars),
    };
  }
}

/** The rows of all sources, those of one identity together. */
function partsOf(sources: readonly Source[]): readonly Parts[] {
  const byKey = new Map<string, [Part, ...Part[]]>();
  for (const source of sources) {
    source.rows.layout.keys.forEach((key, row) => {
      const parts = byKey.get(key);
      if (parts === undefined) byKey.set(key, [{ source, row }]);
      else parts.push({ source, row });
    });
  }
  return [...byKey.values()];
}

/** The part that changed last, of several the one that comes last: it has the labels that do not identify a row. */
function newestOf(parts: Parts): Part {
  let newest = parts[0];
  for (const part of parts) if (changedAtMs(part) >= changedAtMs(newest)) newest = part;
  return newest;
}

function changedAtMs({ source, row }: Part): number {
  return source.rows.changedAtMs[row] ?? -Infinity;
}

function setOf({ source, row }: Part): LabelSet {
  return source.rows.layout.sets[row] ?? {};
}

const NO_EXEMPLARS: ReadonlyMap<number, Exemplar> = new Map();

/** The newest of each value of a row. */
function exemplarsOf(parts: Parts, slots: number): ReadonlyMap<number, Exemplar> {
  let newest: Map<number, Exemplar> | undefined;
  for (const { source, row } of parts) {
    const { exemplars } = source.rows;
    for (let offset = 0; offset < slots && exemplars.size > 0; offset++) {
      const exemplar = exemplars.get(row * slots + offset);
      if (exemplar !== undefined) (newest ??= new Map()).set(offset, newer(newest.get(offset), exemplar));
    }
  }
  return newest ?? NO_EXEMPLARS;
}

function newer(a: Exemplar | undefined, b: Exemplar): Exemplar {
  return a !== undefined && a.timestampSeconds > b.timestampSeconds ? a : b;
}
