import type { Counter, Histogram, LabelledFamily } from '@lockstep/metrics';
import { rowFinder } from '../row-finder.ts';

/** What is known of a query that is over. */
export interface QueryFacts {
  readonly status: 'success' | 'error';
}

/** Where queries of one class are recorded: both ways in which they end, so that both are there from the start. */
export class QueryRows {
  readonly #success: Rows;
  readonly #error: Rows;

  /** `labels` says which labels show a fact, `queryClass` has the others. */
  constructor(families: QueryFamilies, labels: object, queryClass: object) {
    const durations = rowFinder(families.duration, labels, queryClass);
    const counters = families.queries && rowFinder(families.queries, labels, queryClass);
    const rows = (facts: QueryFacts): Rows => ({ duration: durations(facts), queries: counters?.(facts) });
    this.#success = rows({ status: 'success' });
    this.#error = rows({ status: 'error' });
  }

  /** Runs a query, and records how long it took and whether it threw. */
  run<T>(query: () => T): T {
    const start = performance.now();
    let rows = this.#error;
    try {
      const result = query();
      rows = this.#success;
      return result;
    } finally {
      record(rows, start);
    }
  }

  /**
   * Passes on what a query gives: it lasts until its reader has enough.
   *
   * @yields each row
   */
  *iterate<T>(query: () => Iterable<T>): Generator<T, void, undefined> {
    const start = performance.now();
    let rows = this.#success;
    try {
      yield* query();
    } catch (error) {
      rows = this.#error;
      throw error;
    } finally {
      record(rows, start);
    }
  }
}

/** The families of a catalog that tell of queries. */
export interface QueryFamilies {
  readonly duration: LabelledFamily<never, Histogram>;
  readonly queries?: LabelledFamily<never, Counter>;
}

interface Rows {
  readonly duration: Histogram;
  readonly queries: Counter | undefined;
}

function record({ duration, queries }: Rows, start: number): void {
  duration.observe((performance.now() - start) / 1000);
  queries?.inc();
}
