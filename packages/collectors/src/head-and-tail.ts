/** Keeps the beginning and the end of a stream of bytes, each up to half of a limit: what is in between is thrown away. */
export class HeadAndTail {
  readonly #half: number;
  readonly #head: Uint8Array[] = [];
  #headSize = 0;
  #tail: Uint8Array[] = [];
  #tailSize = 0;
  #isCut = false;

  /** `maxBytes`: default 2 MiB. */
  constructor(maxBytes: number = 2 * 1024 * 1024) {
    this.#half = Math.floor(maxBytes / 2);
  }

  /** Takes the next bytes. They are kept, not copied. */
  push(chunk: Uint8Array): void {
    const toHead = chunk.subarray(0, this.#half - this.#headSize);
    if (toHead.length > 0) {
      this.#head.push(toHead);
      this.#headSize += toHead.length;
    }
    const rest = chunk.subarray(toHead.length);
    if (rest.length === 0) return;
    this.#tail.push(rest);
    this.#tailSize += rest.length;
    // Only when a whole half can go: cutting at every chunk would copy everything again and again.
    if (this.#tailSize >= 2 * this.#half) this.#cut();
  }

  /** What was kept. Where something was thrown away stands a newline, so that no line is made of two. */
  bytes(): Uint8Array {
    this.#cut();
    const tail = Buffer.concat(this.#tail);
    return Buffer.concat(this.#isCut ? [...this.#head, NEWLINE, tail] : [...this.#head, tail]);
  }

  #cut(): void {
    if (this.#tailSize <= this.#half) return;
    const kept = Buffer.concat(this.#tail).subarray(this.#tailSize - this.#half);
    this.#tail = [kept];
    this.#tailSize = kept.length;
    this.#isCut = true;
  }
}

const NEWLINE = Buffer.from('\n');
