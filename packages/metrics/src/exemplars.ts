import { areExemplarLabels } from './exemplar-labels.ts';
import type { ExemplarLabels } from './instruments.ts';
import type { Refuse } from './refusal.ts';

/** One event that a counter or a bucket has counted. */
export interface Exemplar {
  readonly labels: ExemplarLabels;
  readonly value: number;
  /** Unix time. */
  readonly timestampSeconds: number;
}

/** The newest exemplar of each slot of a family. Most families have none at all. */
export class Exemplars {
  readonly #bySlot = new Map<number, Exemplar>();
  readonly #firstSlot: number;
  readonly #now: () => number;
  readonly #refuse: Refuse;
  #version = 0;

  /** `now`: Unix time in milliseconds. Slots before `firstSlot` belong to nobody. */
  constructor(firstSlot: number, now: () => number, refuse: Refuse) {
    this.#firstSlot = firstSlot;
    this.#now = now;
    this.#refuse = refuse;
  }

  /** Rises with every change. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#bySlot.size;
  }

  at(slot: number): Exemplar | undefined {
    return this.#bySlot.get(slot);
  }

  /** Those of this moment. */
  copy(): ReadonlyMap<number, Exemplar> {
    return new Map(this.#bySlot);
  }

  /** Takes what a caller gives with a value that has been recorded in `slot`. */
  keep(slot: number, value: number, labels: ExemplarLabels): void {
    if (slot < this.#firstSlot) return;
    if (areExemplarLabels(labels))
      this.put(slot, { labels: { ...labels }, value, timestampSeconds: this.#now() / 1000 });
    else this.#refuse('invalid_value');
  }

  put(slot: number, exemplar: Exemplar): void {
    this.#bySlot.set(slot, exemplar);
    this.#version++;
  }

  /** Forgets those of `size` neighbouring slots. */
  forget(slot: number, size: number): void {
    if (this.#bySlot.size === 0) return;
    for (let i = slot; i < slot + size; i++) if (this.#bySlot.delete(i)) this.#version++;
  }
}
