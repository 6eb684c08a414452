import type { MeasuredDatabase, MeasuredStatement } from '@lockstep/instrumentation/sqlite';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pace } from '../pace.ts';

/**
 * Puts the instruments on a connection. `addedSeconds` tells how long the running query takes beside what SQLite needs.
 */
export type Measure<Q extends object> = (
  database: Database.Database,
  addedSeconds: () => number,
) => MeasuredDatabase<Q>;

/** What a pool is made of. `Q` is what a query is counted as. */
export interface PoolOptions<Q extends object> {
  /** Statements that make the tables and fill them. */
  readonly schema: string;
  /** The most connections at a time. */
  readonly max: number;
  readonly pace: Pace;
  /** Seconds that the next query takes on top. */
  readonly delaySeconds: () => number;
  readonly measure: Measure<Q>;
}

interface Connection<Q extends object> {
  readonly measured: MeasuredDatabase<Q>;
  readonly statements: Map<string, MeasuredStatement<unknown[], unknown>>;
}

/** How long a query waits for a connection that somebody else will not give back. */
const TAKEOVER_SECONDS = 0.05;

/**
 * Connections to a SQLite database in a temporary file, opened when they are needed. A query has a connection to itself
 * from its start to its end; how long it takes beside SQLite's own time is for the scenario to say.
 */
export class ConnectionPool<Q extends object> {
  readonly #options: PoolOptions<Q>;
  readonly #folder = mkdtempSync(join(tmpdir(), 'lockstep-simulator-'));
  readonly #connections: Connection<Q>[] = [];
  readonly #idle: Connection<Q>[] = [];
  readonly #held: Connection<Q>[] = [];
  readonly #waiting: ((connection: Connection<Q>) => void)[] = [];
  #addedSeconds = 0;

  constructor(options: PoolOptions<Q>) {
    this.#options = options;
    const first = this.#open();
    first.measured.database.pragma('journal_mode = WAL');
    first.measured.database.exec(options.schema);
    this.#idle.push(first);
  }

  /** The most connections at a time. */
  get max(): number {
    return this.#options.max;
  }

  /** Connections that somebody has for himself. */
  get inUse(): number {
    return this.#connections.length - this.#idle.length;
  }

  /** Runs one statement. @throws SqliteError */
  async query<Row extends object = Record<string, unknown>>(
    queryClass: Q,
    sql: string,
    ...parameters: unknown[]
  ): Promise<readonly Row[]> {
    const { connection, release } = await this.#acquire();
    try {
      const delay = this.#options.delaySeconds();
      await this.#options.pace.wait(delay);
      this.#addedSeconds = delay;
      const statement = statementOf(connection, queryClass, sql);
      // What a statement gives is for whoever wrote it to know.
      if (statement.statement.reader) return statement.all(...parameters) as Row[];
      statement.run(...parameters);
      return [];
    } finally {
      this.#addedSeconds = 0;
      release();
    }
  }

  /** Takes `count` connections in all and keeps them, as a leak does; fewer than before are given back. */
  hold(count: number): void {
    while (this.#held.length > count) this.#giveBack(this.#held.pop());
    while (this.#held.length < count) {
      const free = this.#free();
      if (free === undefined) return;
      this.#held.push(free);
    }
  }

  /** Closes every connection and removes the file. */
  close(): void {
    for (const { measured } of this.#connections) measured.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #acquire(): Promise<{ connection: Connection<Q>; release: () => void }> {
    const free = this.#free();
    if (free !== undefined) return { connection: free, release: () => this.#giveBack(free) };
    const held = this.#held.pop();
    if (held === undefined) {
      const given = await new Promise<Connection<Q>>((resolve) => this.#waiting.push(resolve));
      return { connection: given, release: () => this.#giveBack(given) };
    }
    // Whoever leaks connections lends one for a moment, so that all are in use and the component still answers.
    await this.#options.pace.wait(TAKEOVER_SECONDS);
    return { connection: held, release: () => void this.#held.push(held) };
  }

  #free(): Connection<Q> | undefined {
    return this.#idle.pop() ?? (this.#connections.length < this.#options.max ? this.#open() : undefined);
  }

  #giveBack(connection: Connection<Q> | undefined): void {
    if (connection === undefined) return;
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(connection);
    else next(connection);
  }

  #open(): Connection<Q> {
    const database = new Database(join(this.#folder, 'simulator.db'));
    database.pragma('synchronous = OFF');
    const measured = this.#options.measure(database, () => this.#addedSeconds);
    const connection = { measured, statements: new Map() };
    this.#connections.push(connection);
    return connection;
  }
}

function statementOf<Q extends object>(
  { measured, statements }: Connection<Q>,
  queryClass: Q,
  sql: string,
): MeasuredStatement<unknown[], unknown> {
  const key = `${Object.values(queryClass).join(' ')} ${sql}`;
  let statement = statements.get(key);
  if (statement === undefined) statements.set(key, (statement = measured.prepare(sql, queryClass)));
  return statement;
}
