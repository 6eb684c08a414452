/** How many readers a page's memory has. */
export interface Lease {
  readers: number;
}

/** Bytes beyond a page that the line writer may overwrite while it copies ahead. */
const SLACK = 1024;

/** Positions in both pages are 32-bit integers, which never go to the heap. */
const MAX_PAGE_BYTES = 2 ** 30 - 1;

/**
 * Memory for two pages in one buffer, so that lines move from the last page to the next with `copyWithin`, which makes
 * no garbage. They take turns. When the other one is still being sent, or is too small, both move to new memory;
 * the old one lives as long as somebody reads it.
 */
export class Arenas {
  /** Replaced when both move: read it anew after each `turn`. */
  bytes = Buffer.alloc(0);
  #half = 0;
  #current: 0 | 1 = 0;
  #length = 0;
  #leases: [Lease, Lease] = [{ readers: 0 }, { readers: 0 }];

  /** Where the last page starts. */
  get start(): number {
    return this.#current * this.#half;
  }

  /** The length of the last page; zero before the first. */
  get length(): number {
    return this.#length;
  }

  /** Whom to tell who reads the last page. */
  get lease(): Lease {
    return this.#leases[this.#current];
  }

  /** Where a next page of up to `size` bytes may be written; the last one stays what and becomes where it is. */
  reserve(size: number): number {
    const other = 1 - this.#current;
    if (size + SLACK > this.#half || (this.#leases[other]?.readers ?? 0) > 0) this.#move(size);
    return (1 - this.#current) * this.#half;
  }

  /** The reserved place holds the page now, `length` bytes of it. */
  turn(length: number): void {
    this.#current = this.#current === 0 ? 1 : 0;
    this.#length = length;
  }

  #move(size: number): void {
    // A quarter more, or each new host would move everything.
    const half = Math.max(this.#half, Math.ceil(size * 1.25) + SLACK);
    if (half > MAX_PAGE_BYTES) {
      throw new RangeError(`A page of up to ${size} bytes is too large. Fix: lower \`maxSeries\` of the registry.`);
    }
    const larger = Buffer.allocUnsafeSlow(half * 2);
    larger.set(this.bytes.subarray(this.start, this.start + this.#length));
    this.bytes = larger;
    this.#half = half;
    this.#current = 0;
    this.#leases = [{ readers: 0 }, { readers: 0 }];
  }
}
