import type { Counter, Gauge, Histogram, LabelledFamily } from '@lockstep/metrics';
import type Database from 'better-sqlite3';
import type { LabelMap, Labels } from '../label-map.ts';
import { MeasuredStatement, type Statement } from './measured-statement.ts';
import { type QueryFacts, QueryRows } from './query-rows.ts';

/** The instruments of a database. `LD` and `LC` are their labels, `M` says which of them the binding fills. */
export interface DatabaseMetricsOptions<LD extends Labels, LC extends Labels, M> {
  /** Seconds that a query takes, of a transaction from its beginning to its end. */
  readonly duration: LabelledFamily<LD, Histogram>;
  /** Counts queries when they are over. */
  readonly queries?: LabelledFamily<LC, Counter>;
  /** What each label shows that a fact decides. All other labels are the class of a statement. */
  readonly labels?: M;
  /** Number of open connections; a `Database` is one. */
  readonly connections?: Gauge;
}

/** The labels that say of what class a statement is. */
export type QueryClass<LD, LC, M> = { readonly [K in Exclude<keyof (LD & LC), keyof M>]: (LD & LC)[K] };

/**
 * Measures what goes through a connection: statements are prepared with their class. The connection itself is left as it
 * is, and what is done past the returned object is not seen. Statements of a transaction count beside the transaction.
 */
export function measureDatabase<
  LD extends Labels,
  LC extends Labels = LD,
  const M extends Partial<LabelMap<LD & LC, QueryFacts>> = Record<never, never>,
>(database: Database.Database, options: DatabaseMetricsOptions<LD, LC, M>): MeasuredDatabase<QueryClass<LD, LC, M>> {
  const { labels = {}, connections } = options;
  return new MeasuredDatabase(database, (queryClass) => new QueryRows(options, labels, queryClass), connections);
}

/** A function in a transaction, and the kinds of transaction that it may be called in. */
export interface MeasuredTransaction<P extends unknown[], T> {
  (...params: P): T;
  readonly deferred: (...params: P) => T;
  readonly immediate: (...params: P) => T;
  readonly exclusive: (...params: P) => T;
}

/** A connection whose queries are recorded by class. */
export class MeasuredDatabase<C extends object> {
  /** For what needs no measuring: pragmas, functions, backups. */
  readonly database: Database.Database;
  readonly #rowsOf: (queryClass: C) => QueryRows;
  readonly #connections: Gauge | undefined;

  /** Use `measureDatabase`. */
  constructor(database: Database.Database, rowsOf: (queryClass: C) => QueryRows, connections: Gauge | undefined) {
    this.database = database;
    this.#rowsOf = rowsOf;
    this.#connections = connections;
    connections?.add(1);
  }

  /** @throws SqliteError when the text is no statement; that is not counted as a query */
  prepare<P extends unknown[] | object = unknown[], R = unknown>(
    source: string,
    queryClass: C,
  ): MeasuredStatement<P extends unknown[] ? P : [P], R> {
    type Params = P extends unknown[] ? P : [P];
    // The library's own type says this in a way that depends on P.
    const statement = this.database.prepare(source) as unknown as Statement<Params, R>;
    return new MeasuredStatement(statement, this.#rowsOf(queryClass));
  }

  /** Runs statements that take and give nothing, as one query. */
  exec(source: string, queryClass: C): void {
    this.#rowsOf(queryClass).run(() => this.database.exec(source));
  }

  /** A transaction is counted as one query of its class, and as failed when it was rolled back. */
  transaction<P extends unknown[], T>(body: (...params: P) => T, queryClass: C): MeasuredTransaction<P, T> {
    const rows = this.#rowsOf(queryClass);
    const transaction = this.database.transaction(body);
    const kind =
      (name: 'default' | 'deferred' | 'immediate' | 'exclusive') =>
      (...params: P): T =>
        rows.run(() => transaction[name](...params));
    return Object.assign(kind('default'), {
      deferred: kind('deferred'),
      immediate: kind('immediate'),
      exclusive: kind('exclusive'),
    });
  }

  /** Closes the connection. Doing it again changes nothing. */
  close(): void {
    if (this.database.open) this.#connections?.add(-1);
    this.database.close();
  }
}
