import type { Family, Row, SlotHandle } from '../family.ts';
import { linePrefixes } from './line-prefixes.ts';
import { MAX_VALUE_BYTES } from './value-writer.ts';

/** Label text never holds it: control characters are refused. */
const PLACEHOLDER = '\0';

/**
 * The lines of one family as arrays of numbers: what the last page says, and where. It is made anew when a row comes,
 * goes or is relabelled.
 */
export class Block {
  readonly family: Family<SlotHandle>;
  /** The family's comment lines, one byte per character. */
  readonly metadata: string;
  readonly rowCount: number;
  /** Values in the last page, line by line. */
  readonly written: Float64Array;
  /** For each line: bytes from the end of the value before it to its own value. */
  readonly gaps: Int32Array;
  /** For each line: bytes of its value in the last page. */
  readonly lengths: Uint8Array;
  /** Bytes of the block that this one replaces in the last page; 0 without one. */
  readonly replacedBytes: number;
  /** The most bytes that it can take. */
  readonly maxBytes: number;
  /** Bytes in the last page. */
  bytes = 0;
  /** Whether no page has these lines yet. */
  isNew = true;

  readonly #rows: readonly Row<SlotHandle>[];
  readonly #slots: Int32Array;
  /** Label texts as they were when the block was made; empty once it has been written. */
  #texts: readonly string[];

  constructor(family: Family<SlotHandle>, metadata: string, replacedBytes: number) {
    this.family = family;
    this.metadata = metadata;
    this.replacedBytes = replacedBytes;
    this.#rows = family.rows();
    this.rowCount = this.#rows.length;
    this.#slots = new Int32Array(this.rowCount);
    this.#rows.forEach(({ handle }, i) => (this.#slots[i] = handle.slot));
    this.#texts = this.#rows.map(({ text }) => text);
    const lines = this.rowCount * family.kind.lines;
    this.written = new Float64Array(lines);
    this.gaps = new Int32Array(lines);
    this.lengths = new Uint8Array(lines);
    this.maxBytes = this.#maxBytes(lines);
  }

  /** Whether the family's rows are still those of this block. */
  isCurrent(): boolean {
    return this.family.rows() === this.#rows;
  }

  /** Puts the values of the lines of some rows into `values`, from its start; histograms are cumulated here. */
  readValues(slots: Float64Array, fromRow: number, toRow: number, values: Float64Array): void {
    const own = this.#slots;
    if (this.family.metric.type !== 'histogram') {
      for (let row = fromRow; row < toRow; row++) values[row - fromRow] = slots[own[row] ?? 0] ?? 0;
      return;
    }
    const counts = this.family.kind.lines - 2;
    let line = 0;
    for (let row = fromRow; row < toRow; row++) {
      const first = own[row] ?? 0;
      let total = 0;
      for (let i = 0; i < counts; i++) {
        total += slots[first + i] ?? 0;
        values[line++] = total;
      }
      values[line++] = slots[first + counts] ?? 0;
      values[line++] = total;
    }
  }

  /** Calls `visit` with what stands before the value of each line, while the block is new. */
  prefixes(from: number, to: number, visit: (line: number, prefix: string) => void): void {
    const { name, metric, kind } = this.family;
    const bare = linePrefixes(name, metric, '');
    const templates = linePrefixes(name, metric, PLACEHOLDER).map((prefix) => prefix.split(PLACEHOLDER));
    for (let line = from; line < to; line++) {
      const part = line % kind.lines;
      const text = this.#texts[(line - part) / kind.lines] ?? '';
      const [before = '', after = ''] = templates[part] ?? [];
      visit(line, text === '' ? (bare[part] ?? '') : before + text + after);
    }
  }

  /**
   * Calls `visit` for each line that may have an exemplar (counters, buckets) with its slot and where its value ends in the
   * last page, from the start of the block.
   */
  valueEnds(visit: (slot: number, end: number) => void): void {
    const { lines } = this.family.kind;
    const counts = Math.max(1, lines - 2);
    let end = 0;
    for (let line = 0; line < this.gaps.length; line++) {
      end += (this.gaps[line] ?? 0) + (this.lengths[line] ?? 0);
      const part = line % lines;
      if (part < counts) visit((this.#slots[(line - part) / lines] ?? 0) + part, end);
    }
  }

  /** A page has these lines now, in `bytes` bytes. */
  settle(bytes: number): void {
    this.bytes = bytes;
    if (!this.isNew) return;
    this.isNew = false;
    this.#texts = [];
  }

  #maxBytes(lines: number): number {
    const { name, metric, kind } = this.family;
    const perRow = linePrefixes(name, metric, PLACEHOLDER).reduce((sum, { length }) => sum + length, 0);
    const texts = this.#texts.reduce((sum, { length }) => sum + length, 0);
    return this.metadata.length + perRow * this.rowCount + texts * kind.lines + lines * (MAX_VALUE_BYTES + 1);
  }
}
