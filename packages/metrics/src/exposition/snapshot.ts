import type { Slots } from '../slots.ts';

/** The values of all slots at one moment, and at the moment before it. */
export class Snapshot {
  readonly #slots: Slots;
  #values = new Float64Array();
  #before = new Float64Array();

  constructor(slots: Slots) {
    this.#slots = slots;
  }

  /** The values that were taken last; nobody else changes them. */
  get values(): Float64Array {
    return this.#values;
  }

  /** Copies all values at once, which takes no longer than copying memory. Returns whether one is not what it was. */
  take(): boolean {
    const { values, first } = this.#slots;
    const target = this.#before.length === values.length ? this.#before : new Float64Array(values.length);
    target.set(values);
    this.#before = this.#values;
    this.#values = target;
    return differ(target, this.#before, first);
  }
}

/** Unlike `!==`, NaN is NaN here. */
function differ(a: Float64Array, b: Float64Array, from: number): boolean {
  if (a.length !== b.length) return true;
  for (let i = from; i < a.length; i++) {
    const now = a[i] ?? 0;
    const before = b[i] ?? 0;
    if (now !== before && !(Number.isNaN(now) && Number.isNaN(before))) return true;
  }
  return false;
}
