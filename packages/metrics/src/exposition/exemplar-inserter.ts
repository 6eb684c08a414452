import type { Exemplar } from '../exemplars.ts';
import type { Family, SlotHandle } from '../family.ts';
import type { Block } from './block.ts';
import { exemplarText } from './exemplar-text.ts';

/**
 * Puts exemplars into pages that were written without, so that the writer of lines knows nothing of them and a page without any
 * costs what it did. A page with some is copied once more, to memory of its own.
 */
export class ExemplarInserter {
  readonly #families: readonly Family<SlotHandle>[];
  #version = 0;
  #taken: ReadonlyMap<Family<SlotHandle>, ReadonlyMap<number, Exemplar>> = new Map();

  constructor(families: readonly Family<SlotHandle>[]) {
    this.#families = families;
  }

  /** Takes the exemplars of this moment. Returns whether one is not what it was. */
  take(): boolean {
    let version = 0;
    for (const { exemplars } of this.#families) version += exemplars.version;
    if (version === this.#version) return false;
    this.#version = version;
    const having = this.#families.filter(({ exemplars }) => exemplars.size > 0);
    this.#taken = new Map(having.map((family) => [family, family.exemplars.copy()]));
    return true;
  }

  /** The page with the exemplars that were taken; `undefined` when there are none. `blocks` are written in `page`. */
  insert(page: Buffer, blocks: readonly Block[]): Buffer | undefined {
    if (this.#taken.size === 0) return undefined;
    const parts: Buffer[] = [];
    let start = 0;
    let copied = 0;
    for (const block of blocks) {
      const exemplars = this.#taken.get(block.family);
      if (exemplars !== undefined) {
        block.valueEnds((slot, end) => {
          const exemplar = exemplars.get(slot);
          if (exemplar === undefined) return;
          parts.push(page.subarray(copied, start + end), Buffer.from(exemplarText(exemplar), 'latin1'));
          copied = start + end;
        });
      }
      start += block.bytes;
    }
    return Buffer.concat([...parts, page.subarray(copied)]);
  }
}
