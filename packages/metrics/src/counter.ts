import type { Counter } from './instruments.ts';
import type { Refuse } from './refusal.ts';
import type { Slots } from './slots.ts';

/** Counts in one slot. */
export class CounterHandle implements Counter {
  slot: number;
  readonly #slots: Slots;
  readonly #refuse: Refuse;

  constructor(slots: Slots, slot: number, refuse: Refuse) {
    this.slot = slot;
    this.#slots = slots;
    this.#refuse = refuse;
  }

  inc(by = 1): void {
    if (typeof by === 'number' && by >= 0 && by < Infinity) {
      const { values } = this.#slots;
      values[this.slot] = (values[this.slot] ?? 0) + by;
    } else this.#refuse('invalid_value');
  }
}
