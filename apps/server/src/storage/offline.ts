import { type Connection, openForWriting } from './connection.ts';
import { inspectStore, withStoreFile } from './inspect.ts';
import { SCHEMA_VERSION, schemaVersion } from './migrate.ts';
import { type PreparedStore, prepareStore } from './prepare-store.ts';
import { StoreOpenError, toStoreError } from './store-error.ts';
import { type StoreFiles, storeFiles } from './store-files.ts';
import { prepareTables, type Tables } from './writes/tables.ts';

/** Commands may wait longer for a busy server than the server for them: nothing else runs in their process. */
const PATIENCE_MS = 10_000;

/**
 * Runs one write on the store at `path` from a process that is not its server: beside a running server in one short
 * transaction, without one after everything that a server does at its start, making the store when there is none.
 *
 * @throws {StoreOpenError} when the store cannot be used, {StoreError} when the write failed; nothing was stored then
 */
export function writeOffline<T>(path: string, nowMs: number, write: (tables: Tables, rev: number) => T): T {
  const prepared = prepareUnlessServed(path, nowMs);
  const { database } = prepared?.files ?? storeFiles(path);
  try {
    const connection = openForWriting(database, PATIENCE_MS);
    try {
      assertCurrent(connection);
      return transact(connection, write);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw error instanceof StoreOpenError ? error : toStoreError(error);
  } finally {
    prepared?.lock.release();
  }
}

/** Reads the store at `path` in one consistent view, beside a running server or without one. */
export function readOffline<T>(path: string, read: (connection: Connection) => T): T {
  const files = storeFiles(path);
  assertPresent(files, inspectStore(files));
  return withStoreFile(files.database, (connection) => {
    assertCurrent(connection);
    return connection.transaction(() => read(connection))();
  });
}

/** Copies the store at `path` into the empty file `target`, as of one instant, beside a running server or without one. */
export function copyOffline(path: string, target: string): void {
  const files = storeFiles(path);
  assertPresent(files, inspectStore(files));
  withStoreFile(files.database, (connection) => connection.prepare('VACUUM INTO ?').run(target));
}

function assertPresent({ database }: StoreFiles, found: 'present' | 'new'): void {
  if (found === 'present') return;
  throw new StoreOpenError(
    'missing',
    `There is no store at ${database}. Set RM_DATA_DIR to the folder of the server's.`,
  );
}

function prepareUnlessServed(path: string, nowMs: number): PreparedStore | undefined {
  try {
    return prepareStore(path, nowMs);
  } catch (error) {
    if (error instanceof StoreOpenError && error.reason === 'in_use') return undefined;
    throw error;
  }
}

function transact<T>(connection: Connection, write: (tables: Tables, rev: number) => T): T {
  const tables = prepareTables(connection, false);
  const nextRev = connection.prepare<[], number>('UPDATE store_state SET rev = rev + 1 RETURNING rev').pluck();
  return connection.transaction(() => write(tables, nextRev.get() ?? 0)).immediate();
}

/** A running server of an older version must not find a store that its commands made newer, nor the other way round. */
function assertCurrent(connection: Connection): void {
  const version = schemaVersion(connection);
  if (version === SCHEMA_VERSION) return;
  throw new StoreOpenError(
    'newer_schema',
    `${connection.name} has schema ${version}, this command knows ${SCHEMA_VERSION}. Use the command of the server that runs on it.`,
  );
}
