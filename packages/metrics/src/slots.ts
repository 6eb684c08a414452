const FIRST_CAPACITY = 1024;

/** The first slot of what belongs to nobody: removed and refused series write there. */
export const SCRATCH = 0;

/**
 * The values of all series of a registry in one `Float64Array`: recording is one store, and a snapshot is one pass.
 * A series owns a run of neighbouring slots, which is used again after it is released.
 */
export class Slots {
  /** Replaced when it grows: read it anew for each access, never keep it. */
  values = new Float64Array(FIRST_CAPACITY);
  /** Slots from here on belong to series. */
  readonly first: number;
  #used: number;
  readonly #free = new Map<number, number[]>();

  /**
   * Slots `0` to `scratch - 1` belong to nobody: what handles of removed and refused series write lands there, so that
   * recording needs no check. `scratch` is the size of the largest series.
   */
  constructor(scratch: number) {
    this.first = scratch;
    this.#used = scratch;
    this.#grow();
  }

  /** The first of `size` neighbouring slots, all zero. */
  take(size: number): number {
    const free = this.#free.get(size)?.pop();
    if (free !== undefined) {
      this.values.fill(0, free, free + size);
      return free;
    }
    const slot = this.#used;
    this.#used += size;
    this.#grow();
    return slot;
  }

  release(slot: number, size: number): void {
    const free = this.#free.get(size);
    if (free === undefined) this.#free.set(size, [slot]);
    else free.push(slot);
  }

  #grow(): void {
    if (this.#used <= this.values.length) return;
    const larger = new Float64Array(Math.max(this.#used, this.values.length * 2));
    larger.set(this.values);
    this.values = larger;
  }
}
