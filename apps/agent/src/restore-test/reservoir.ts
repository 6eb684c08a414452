/**
 * A random sample of a stream whose length is not known: each item has the same chance, and no more than `size` are held.
 * `random` answers from 0 (included) to 1. Source: Vitter, Random sampling with a reservoir, algorithm R.
 */
export class Reservoir<T> {
  readonly #size: number;
  readonly #random: () => number;
  readonly #kept: T[] = [];
  #seen = 0;

  constructor(size: number, random: () => number) {
    this.#size = size;
    this.#random = random;
  }

  /** How many items were offered. */
  get seen(): number {
    return this.#seen;
  }

  /** The sample so far. */
  get items(): readonly T[] {
    return this.#kept;
  }

  offer(item: T): void {
    this.#seen += 1;
    if (this.#kept.length < this.#size) {
      this.#kept.push(item);
      return;
    }
    const place = Math.floor(this.#random() * this.#seen);
    if (place < this.#size) this.#kept[place] = item;
  }
}
