import type Database from 'better-sqlite3';
import type { QueryRows } from './query-rows.ts';

/** A prepared statement whose runs are recorded. `P` are its parameters, `R` is a row of its result. */
export class MeasuredStatement<P extends unknown[], R> {
  readonly #statement: Statement<P, R>;
  readonly #rows: QueryRows;

  constructor(statement: Statement<P, R>, rows: QueryRows) {
    this.#statement = statement;
    this.#rows = rows;
  }

  /** The statement itself, for what is not measured: its columns, whether it reads, binding once for all. */
  get statement(): Statement<P, R> {
    return this.#statement;
  }

  run(...params: P): Database.RunResult {
    return this.#rows.run(() => this.#statement.run(...params));
  }

  get(...params: P): R | undefined {
    return this.#rows.run(() => this.#statement.get(...params));
  }

  all(...params: P): R[] {
    return this.#rows.run(() => this.#statement.all(...params));
  }

  /** Begins with the first row that is read, and ends when the reader leaves: its time is in the duration. */
  iterate(...params: P): Generator<R, void, undefined> {
    return this.#rows.iterate(() => this.#statement.iterate(...params));
  }

  /** As of the statement, on which it acts. */
  pluck(isOn = true): this {
    this.#statement.pluck(isOn);
    return this;
  }

  /** As of the statement, on which it acts. */
  raw(isOn = true): this {
    this.#statement.raw(isOn);
    return this;
  }

  /** As of the statement, on which it acts. */
  expand(isOn = true): this {
    this.#statement.expand(isOn);
    return this;
  }

  /** As of the statement, on which it acts. */
  safeIntegers(isOn = true): this {
    this.#statement.safeIntegers(isOn);
    return this;
  }
}

/** A statement of the library, in whose own name the parameters are sometimes one object. */
export type Statement<P extends unknown[], R> = Database.Statement<P, R>;
