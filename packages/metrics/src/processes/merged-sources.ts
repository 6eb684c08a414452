import type { Family, SlotHandle } from '../family.ts';
import { RegistryError } from '../registry-error.ts';
import type { Slots } from '../slots.ts';
import { MergedFamily } from './merged-family.ts';
import type { RegistrySnapshot } from './registry-snapshot.ts';

/** What several processes told last, put together in the families of one page. */
export class MergedSources {
  readonly #families: readonly MergedFamily[];
  /** Until somebody has said something, the page has its own zeros. */
  #isTold = false;

  constructor(families: readonly Family<SlotHandle>[], slots: Slots) {
    this.#families = families.map((family) => new MergedFamily(family, slots));
  }

  /**
   * Takes what a process says in place of what it said before.
   *
   * @throws {RegistryError} when its families are not those of this page; nothing is taken then
   */
  take(id: object, { takenAtMs, families }: RegistrySnapshot): void {
    const told = new Map(families.map((family) => [family.name, family]));
    const takes = this.#families.map((family) => {
      const snapshot = told.get(family.name);
      if (snapshot === undefined) throw new RegistryError('FOREIGN_SNAPSHOT', `A snapshot lacks \`${family.name}\`.`);
      return family.read(id, snapshot, takenAtMs);
    });
    for (const take of takes) take();
    this.#isTold = true;
  }

  /** The process has ended. */
  leave(id: object): void {
    for (const family of this.#families) family.leave(id);
  }

  /** Makes the rows of the families those of all processes. */
  write(): void {
    if (this.#isTold) for (const family of this.#families) family.write();
  }
}
