import type { Gauge } from './instruments.ts';
import type { Refuse } from './refusal.ts';
import type { Slots } from './slots.ts';

/** Keeps the last value in one slot. */
export class GaugeHandle implements Gauge {
  slot: number;
  readonly #slots: Slots;
  readonly #refuse: Refuse;

  constructor(slots: Slots, slot: number, refuse: Refuse) {
    this.slot = slot;
    this.#slots = slots;
    this.#refuse = refuse;
  }

  get value(): number {
    return this.#slots.values[this.slot] ?? 0;
  }

  set(value: number): void {
    if (typeof value === 'number') this.#slots.values[this.slot] = value;
    else this.#refuse('invalid_value');
  }

  add(delta: number): void {
    if (typeof delta === 'number') {
      const { values } = this.#slots;
      values[this.slot] = (values[this.slot] ?? 0) + delta;
    } else this.#refuse('invalid_value');
  }
}
