const NEWLINE = 0x0a;
const DEFAULT_MAX_BYTES = 1024 * 1024;

/**
 * Cuts bytes into lines of text. Bytes are decoded line by line, so a letter that is split across two chunks survives;
 * invalid UTF-8 becomes U+FFFD. A line above `maxBytes` (default 1 MiB) is skipped and counted, and never held in memory.
 */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  readonly #maxBytes: number;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #parts: Uint8Array[] = [];
  #size = 0;
  #skipping = false;
  #skippedLines = 0;

  constructor(onLine: (line: string) => void, maxBytes: number = DEFAULT_MAX_BYTES) {
    this.#onLine = onLine;
    this.#maxBytes = maxBytes;
  }

  /** Lines that were longer than the limit. */
  get skippedLines(): number {
    return this.#skippedLines;
  }

  /** Takes the next bytes; the chunk is not kept unless it ends in the middle of a line. */
  push(chunk: Uint8Array): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end === -1) break;
      this.#add(chunk.subarray(start, end));
      this.#finishLine();
      start = end + 1;
    }
    if (start < chunk.length) this.#add(chunk.subarray(start));
  }

  /** Hands over the last line when it has no newline. */
  end(): void {
    if (this.#size > 0 || this.#skipping) this.#finishLine();
  }

  #add(bytes: Uint8Array): void {
    if (this.#skipping || bytes.length === 0) return;
    if (this.#size + bytes.length > this.#maxBytes) {
      this.#skipping = true;
      this.#parts = [];
      this.#size = 0;
      return;
    }
    this.#parts.push(bytes);
    this.#size += bytes.length;
  }

  #finishLine(): void {
    if (this.#skipping) this.#skippedLines += 1;
    else this.#onLine(this.#decode());
    this.#parts = [];
    this.#size = 0;
    this.#skipping = false;
  }

  #decode(): string {
    const [first] = this.#parts;
    const bytes = this.#parts.length === 1 && first !== undefined ? first : Buffer.concat(this.#parts);
    return this.#decoder.decode(bytes);
  }
}
