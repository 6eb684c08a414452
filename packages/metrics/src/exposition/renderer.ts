import { setImmediate } from 'node:timers/promises';
import type { Family, SlotHandle } from '../family.ts';
import { utf8Units } from '../label-text.ts';
import { RenderedPage } from '../page.ts';
import type { Slots } from '../slots.ts';
import { Arenas } from './arenas.ts';
import { Block } from './block.ts';
import { ExemplarInserter } from './exemplar-inserter.ts';
import { LineWriter } from './line-writer.ts';
import { ENCODINGS, type Encoding, type ExpositionFormat } from './metadata.ts';
import { Snapshot } from './snapshot.ts';

/** How long rendering may hold up the process before others get their turn. */
const SLICE_MS = 1;

/** Lines between two looks at the clock: about forty microseconds. */
const CHUNK_LINES = 1024;

/** How many slices blocks are made anew before it is done in one go, because rows do not stop to come and go. */
const PATIENCE = 1000;

/** Renders the pages of one format. One page at a time: the caller waits for each before it asks for the next. */
export class Renderer {
  readonly #encoding: Encoding;
  readonly #families: readonly Family<SlotHandle>[];
  readonly #snapshot: Snapshot;
  readonly #values: Float64Array;
  /** The text format has no exemplars. */
  readonly #exemplars: ExemplarInserter | undefined;
  #arenas = new Arenas();
  #blocks: Block[] = [];
  #page: RenderedPage | undefined;
  #sliceEnd = 0;

  constructor(format: ExpositionFormat, families: readonly Family<SlotHandle>[], slots: Slots) {
    this.#encoding = ENCODINGS[format];
    this.#families = families;
    this.#snapshot = new Snapshot(slots);
    this.#exemplars = format === 'openmetrics' ? new ExemplarInserter(families) : undefined;
    this.#values = new Float64Array(Math.max(CHUNK_LINES, ...families.map(({ kind }) => kind.lines)));
  }

  /**
   * A page of one moment: that of the call, or a little later where many rows came or went. It is written in slices.
   * When nothing changed it is the last page, for which no byte is written.
   */
  async render(): Promise<RenderedPage> {
    this.#sliceEnd = performance.now() + SLICE_MS;
    for (let slices = 1; !this.#makeBlocks(slices < PATIENCE); slices++) await this.#pause();
    const hasOtherExemplars = this.#exemplars?.take() === true;
    const isOther = this.#snapshot.take() || hasOtherExemplars;
    if (this.#page !== undefined && !isOther && !this.#blocks.some(({ isNew }) => isNew)) return this.#page;
    try {
      this.#page = await this.#write();
      return this.#page;
    } catch (error) {
      // A page that was not finished is no base for the next one.
      this.#arenas = new Arenas();
      this.#blocks = [];
      throw error;
    }
  }

  /** Whether all blocks show the rows of now: makes those anew that do not, as many as fit into the slice. */
  #makeBlocks(isSliced: boolean): boolean {
    for (const [i, family] of this.#families.entries()) {
      const block = this.#blocks[i];
      if (block?.isCurrent() === true) continue;
      if (isSliced && performance.now() > this.#sliceEnd) return false;
      this.#blocks[i] = this.#blockOf(family, block);
    }
    return true;
  }

  #blockOf(family: Family<SlotHandle>, block: Block | undefined): Block {
    const metadata = utf8Units(this.#encoding.metadata(family.name, family.metric));
    // A block that was never written stands for the one that it was to replace.
    return new Block(family, metadata, block === undefined ? 0 : block.isNew ? block.replacedBytes : block.bytes);
  }

  async #write(): Promise<RenderedPage> {
    const { contentType, end } = this.#encoding;
    const size = this.#blocks.reduce((sum, { maxBytes }) => sum + maxBytes, end.length);
    const target = this.#arenas.reserve(size);
    const writer = new LineWriter(this.#arenas, target);
    for (const block of this.#blocks) await this.#writeBlock(block, writer);
    this.#arenas.turn(writer.finish(end));
    const { bytes, start, length, lease } = this.#arenas;
    const page = bytes.subarray(start, start + length);
    const withExemplars = this.#exemplars?.insert(page, this.#blocks);
    return withExemplars === undefined
      ? new RenderedPage(contentType, page, lease)
      : new RenderedPage(contentType, withExemplars, { readers: 0 });
  }

  async #writeBlock(block: Block, writer: LineWriter): Promise<void> {
    const { lines } = block.family.kind;
    const step = Math.max(1, Math.floor(CHUNK_LINES / lines));
    const start = writer.length;
    let row = 0;
    do {
      const next = Math.min(row + step, block.rowCount);
      block.readValues(this.#snapshot.values, row, next, this.#values);
      writer.write(block, row * lines, next * lines, this.#values);
      row = next;
      if (performance.now() > this.#sliceEnd) await this.#pause();
    } while (row < block.rowCount);
    block.settle(writer.length - start);
  }

  /** Lets others have their turn. */
  async #pause(): Promise<void> {
    await setImmediate();
    this.#sliceEnd = performance.now() + SLICE_MS;
  }
}
