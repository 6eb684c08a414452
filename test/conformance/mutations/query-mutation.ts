/** A query with one mistake in it. */
export interface QueryMutation {
  /** What was done, and where: `` label `kind` of `by` is `knd` ``. */
  readonly what: string;
  readonly text: string;
  /**
   * Why the query cannot mean what it did, known from the way it was made and not from any check. `undefined` when that
   * needs a closer look.
   */
  readonly breaks: string | undefined;
}

/** What mutations are made from. */
export interface MutationWords {
  /** Names of series, families, labels and closed values: a misspelling that is one of them is another thing. */
  readonly words: ReadonlySet<string>;
  /** Names of series, sorted. */
  readonly series: readonly string[];
  readonly labelsOf: (metric: string) => ReadonlySet<string>;
  /** What the value of a series does. */
  readonly kindOf: (metric: string) => 'counter' | 'gauge' | 'unknown' | undefined;
  /** Whether a label of a metric has only the values that the catalog lists. */
  readonly isClosed: (metric: string, label: string) => boolean;
}
