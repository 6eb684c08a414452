/** What the label sets of one family have in common with any object of strings. */
export type LabelSet = Readonly<Record<string, string>>;

type Level<R> = Map<string, Level<R> | R>;

/**
 * Finds rows by the labels that identify them: one `Map` per label, inside each other. A lookup builds no key string,
 * which is what makes it cheap.
 */
export class RowIndex<R extends object> {
  readonly #labels: readonly string[];
  #root: Level<R> | R | undefined;

  /** `labels`: names of the identifying labels. None: there is at most one row. */
  constructor(labels: readonly string[]) {
    this.#labels = labels;
  }

  find(set: LabelSet): R | undefined {
    const labels = this.#labels;
    let node = this.#root;
    for (let i = 0; i < labels.length && node !== undefined; i++) {
      node = (node as Level<R>).get(valueOf(set, labels[i]));
    }
    // As many levels down as there are labels lies a row: the compiler cannot count them.
    return node as R | undefined;
  }

  /** Puts `row` at a place where `find` has found nothing. */
  add(set: LabelSet, row: R): void {
    this.#root = this.#withRow(this.#root as Level<R> | undefined, set, 0, row);
  }

  /** Takes the row away, if there is one, with the levels that it leaves empty. */
  delete(set: LabelSet): void {
    if (this.#labels.length === 0) this.#root = undefined;
    else if (this.#root !== undefined) this.#prune(this.#root as Level<R>, set, 0);
  }

  #withRow(level: Level<R> | undefined, set: LabelSet, depth: number, row: R): Level<R> | R {
    if (depth === this.#labels.length) return row;
    const value = valueOf(set, this.#labels[depth]);
    const here: Level<R> = level ?? new Map<string, Level<R> | R>();
    return here.set(value, this.#withRow(here.get(value) as Level<R> | undefined, set, depth + 1, row));
  }

  #prune(level: Level<R>, set: LabelSet, depth: number): void {
    const value = valueOf(set, this.#labels[depth]);
    const next = level.get(value);
    if (next === undefined) return;
    if (depth < this.#labels.length - 1) {
      this.#prune(next as Level<R>, set, depth + 1);
      if ((next as Level<R>).size > 0) return;
    }
    level.delete(value);
  }
}

/** What is no string (the caller was not type-checked) is found nowhere, and refused when a row is to be made. */
function valueOf(set: LabelSet, label: string | undefined): string {
  return set[label ?? ''] as string;
}
