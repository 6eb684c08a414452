/** How many sample lines a registry may still take on. Shared by its families. */
export class SeriesBudget {
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  /** False, and nothing taken, when fewer than `lines` are left. */
  take(lines: number): boolean {
    if (lines > this.#left) return false;
    this.#left -= lines;
    return true;
  }

  give(lines: number): void {
    this.#left += lines;
  }
}
