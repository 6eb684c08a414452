import type { Exemplars } from './exemplars.ts';
import type { Counter, ExemplarLabels } from './instruments.ts';
import type { Refuse } from './refusal.ts';
import type { Slots } from './slots.ts';

/** Counts in one slot. */
export class CounterHandle implements Counter {
  slot: number;
  readonly #slots: Slots;
  readonly #refuse: Refuse;
  readonly #exemplars: Exemplars;

  constructor(slots: Slots, slot: number, refuse: Refuse, exemplars: Exemplars) {
    this.slot = slot;
    this.#slots = slots;
    this.#refuse = refuse;
    this.#exemplars = exemplars;
  }

  inc(by = 1, exemplar?: ExemplarLabels): void {
    if (typeof by === 'number' && by >= 0 && by < Infinity) {
      const { values } = this.#slots;
      values[this.slot] = (values[this.slot] ?? 0) + by;
      if (exemplar !== undefined) this.#exemplars.keep(this.slot, by, exemplar);
    } else this.#refuse('invalid_value');
  }
}
