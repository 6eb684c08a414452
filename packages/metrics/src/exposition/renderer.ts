import { setImmediate } from 'node:timers/promises';
import type { Family, SlotHandle } from '../family.ts';
import { utf8Units } from '../label-text.ts';
import { RenderedPage } from '../page.ts';
import type { Slots } from '../slots.ts';
import { Arenas } from './arenas.ts';
import { Block } from './block.ts';
import { LineWriter } from './line-writer.ts';
import { ENCODINGS, type Encoding, type ExpositionFormat } from './metadata.ts';

/** How long rendering may hold up the process before others get their turn. */
const SLICE_MS = 1;

/** Lines between two looks at the clock: about ten microseconds. */
const CHUNK_LINES = 256;

/** Renders the pages of one format. One page at a time: the caller waits for each before it asks for the next. */
export class Renderer {
  readonly #encoding: Encoding;
  readonly #families: readonly Family<SlotHandle>[];
  readonly #slots: Slots;
  #arenas = new Arenas();
  #blocks: readonly Block[] = [];
  #page: RenderedPage | undefined;

  constructor(format: ExpositionFormat, families: readonly Family<SlotHandle>[], slots: Slots) {
    this.#encoding = ENCODINGS[format];
    this.#families = families;
    this.#slots = slots;
  }

  /**
   * The page as of now: values are taken before this returns, the lines are written in slices. When nothing changed it
   * is the last page, for which no byte is written.
   */
  async render(): Promise<RenderedPage> {
    const started = performance.now();
    this.#blocks = this.#families.map((family, i) => this.#blockOf(family, this.#blocks[i]));
    for (const block of this.#blocks) block.takeValues(this.#slots.values);
    if (this.#page !== undefined && !this.#blocks.some((block) => block.isChanged())) return this.#page;
    try {
      await this.#write(started);
    } catch (error) {
      // A page that was not finished is no base for the next one.
      this.#arenas = new Arenas();
      this.#blocks = [];
      throw error;
    }
    const { bytes, start, length, lease } = this.#arenas;
    this.#page = new RenderedPage(this.#encoding.contentType, bytes.subarray(start, start + length), lease);
    return this.#page;
  }

  #blockOf(family: Family<SlotHandle>, block: Block | undefined): Block {
    if (block?.isCurrent() === true) return block;
    return new Block(family, utf8Units(this.#encoding.metadata(family.name, family.metric)), block?.bytes ?? 0);
  }

  async #write(started: number): Promise<void> {
    const { end } = this.#encoding;
    const size = this.#blocks.reduce((sum, { maxBytes }) => sum + maxBytes, end.length);
    const target = this.#arenas.reserve(size);
    const writer = new LineWriter(this.#arenas, target);
    let sliceEnd = started + SLICE_MS;
    for (const block of this.#blocks) {
      const start = writer.length;
      let line = 0;
      do {
        const next = Math.min(line + CHUNK_LINES, block.lines);
        writer.write(block, line, next);
        line = next;
        if (performance.now() > sliceEnd) {
          await setImmediate();
          sliceEnd = performance.now() + SLICE_MS;
        }
      } while (line < block.lines);
      block.settle(writer.length - start);
    }
    this.#arenas.turn(writer.finish(end));
  }
}
