import type { Arenas } from './arenas.ts';
import type { Block } from './block.ts';
import { writeValue } from './value-writer.ts';

const LINE_FEED = 10;

/**
 * How far lines are copied ahead when one of them changed: a new value of the same length is written over the copy, and
 * only one of another length makes the rest be copied again. Less than `SLACK`.
 */
const AHEAD = 512;

/**
 * Writes a page from the one before it. Lines that stay, and the text before a changed value, are copied from the last
 * page in runs as long as possible; only changed values are written anew.
 */
export class LineWriter {
  readonly #bytes: Buffer;
  readonly #targetStart: number;
  /** Reading position in the last page, and where that page ends. */
  #source: number;
  readonly #sourceEnd: number;
  /** Writing position. */
  #target: number;
  /** Up to here the last page has been copied; at most `AHEAD` beyond the reading position. */
  #copied: number;

  /** `arenas` has reserved the place that starts at `target`. */
  constructor(arenas: Arenas, target: number) {
    this.#bytes = arenas.bytes;
    this.#source = arenas.start;
    this.#sourceEnd = arenas.start + arenas.length;
    this.#copied = arenas.start;
    this.#targetStart = target;
    this.#target = target;
  }

  /** Bytes of the page so far. */
  get length(): number {
    return this.#target - this.#targetStart;
  }

  /** Writes the lines of `block` from `from` up to `to`, whose values are given, with what surrounds first and last. */
  write(block: Block, from: number, to: number, values: Float64Array): void {
    if (block.isNew) this.#writeNew(block, from, to, values);
    else this.#patch(block, from, to, values);
  }

  /** Ends the page with `end`, which the last page (if there was one) ended with too; returns its length. */
  finish(end: string): number {
    this.#copyRest();
    this.#target += this.#bytes.write(end, this.#target, 'latin1');
    return this.length;
  }

  /** The hot loop of rendering: one pass over arrays of numbers, with everything in local variables. */
  #patch(block: Block, from: number, to: number, values: Float64Array): void {
    const bytes = this.#bytes;
    const { written, gaps, lengths } = block;
    let source = this.#source;
    let target = this.#target;
    let copied = this.#copied;
    for (let i = from; i < to; i++) {
      const gap = gaps[i] ?? 0;
      const length = lengths[i] ?? 0;
      const value = values[i - from] ?? 0;
      source = (source + gap) | 0;
      target = (target + gap) | 0;
      const last = written[i] ?? 0;
      if (value === last || (Number.isNaN(value) && Number.isNaN(last))) {
        source = (source + length) | 0;
        target = (target + length) | 0;
        continue;
      }
      written[i] = value;
      if (copied < source) {
        const until = Math.min(source + AHEAD, this.#sourceEnd);
        bytes.copyWithin(target - (source - copied), copied, until);
        copied = until;
      }
      const end = writeValue(bytes, target, values, i - from);
      source = (source + length) | 0;
      // Of another length, or trailing zeros that were cut off lie on what had been copied ahead: copy that again.
      if (end - target !== length || bytes[end] !== LINE_FEED || copied < source) {
        lengths[i] = end - target;
        copied = source;
      }
      target = end;
    }
    const tail = to < gaps.length ? 0 : gaps.length === 0 ? block.bytes : 1;
    this.#source = source + tail;
    this.#target = target + tail;
    this.#copied = copied;
  }

  #writeNew(block: Block, from: number, to: number, values: Float64Array): void {
    const bytes = this.#bytes;
    this.#copyRest();
    if (from === 0) this.#target += bytes.write(block.metadata, this.#target, 'latin1');
    let gapStart = from === 0 ? this.#target - block.metadata.length : this.#target;
    block.prefixes(from, to, (line, prefix) => {
      if (line > 0) bytes[this.#target++] = LINE_FEED;
      this.#target += bytes.write(prefix, this.#target, 'latin1');
      block.gaps[line] = this.#target - gapStart;
      gapStart = writeValue(bytes, this.#target, values, line - from);
      block.written[line] = values[line - from] ?? 0;
      block.lengths[line] = gapStart - this.#target;
      this.#target = gapStart;
    });
    if (to < block.gaps.length) return;
    if (to > 0) bytes[this.#target++] = LINE_FEED;
    this.#source += block.replacedBytes;
    this.#copied = this.#source;
  }

  #copyRest(): void {
    if (this.#copied < this.#source) {
      this.#bytes.copyWithin(this.#target - (this.#source - this.#copied), this.#copied, this.#source);
    }
    this.#copied = this.#source;
  }
}
