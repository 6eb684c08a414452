import Database from 'better-sqlite3';
import { StoreOpenError } from './store-error.ts';

/** A connection of better-sqlite3. */
export type Connection = Database.Database;

/** Longest time a statement waits for another process: it blocks its thread meanwhile. */
export const BUSY_TIMEOUT_MS = 250;

/** The write-ahead log is cut back to this size after a checkpoint. */
const JOURNAL_SIZE_LIMIT = 16 * 1024 * 1024;

/** Pages in the log that start a checkpoint: 16 MiB. A page that many commits change is then folded in once. */
const AUTOCHECKPOINT_PAGES = 4000;

/** The first release without the bug that could lose a commit during a checkpoint of another connection. */
const MINIMUM_SQLITE = [3, 51, 3] as const;

/** Opens the store for writing. Acknowledged commits survive a power cut: `synchronous` is FULL, and checked to be. */
export function openForWriting(path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Connection {
  const connection = new Database(path, { fileMustExist: true, timeout: busyTimeoutMs });
  try {
    connection.pragma('journal_mode = WAL');
    configure(connection);
    assertSettings(connection, busyTimeoutMs);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Opens the store for reading. The connection can change nothing and does not fold the write-ahead log when closed. */
export function openForReading(path: string): Connection {
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    configure(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Applies the settings that SQLite does not keep in the file. */
function configure(connection: Connection): void {
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma(`journal_size_limit = ${JOURNAL_SIZE_LIMIT}`);
  connection.pragma(`wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`);
  connection.pragma('trusted_schema = OFF');
}

/**
 * Reads the settings back: better-sqlite3 is compiled so that a WAL database opens with NORMAL, and a pragma that is
 * misspelt or refused says nothing.
 *
 * @throws {StoreOpenError} when a setting did not take, or SQLite is too old to be trusted with a log.
 */
function assertSettings(connection: Connection, busyTimeoutMs: number): void {
  const wanted = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: busyTimeoutMs,
    journal_size_limit: JOURNAL_SIZE_LIMIT,
    wal_autocheckpoint: AUTOCHECKPOINT_PAGES,
  };
  const wrong = Object.entries(wanted)
    .map(([name, want]) => ({ name, want, found: connection.pragma(name, { simple: true }) }))
    .filter(({ want, found }) => found !== want)
    .map(({ name, want, found }) => `${name} is ${String(found)}, not ${want}`);
  const version = String(connection.prepare('SELECT sqlite_version()').pluck().get());
  if (isOlder(version)) wrong.push(`SQLite is ${version}, older than ${MINIMUM_SQLITE.join('.')}`);
  if (wrong.length > 0) {
    throw new StoreOpenError(
      'unsuitable_sqlite',
      `${connection.name}: SQLite cannot keep what is promised: ${wrong.join('; ')}. ` +
        'Put the store on a local file system and reinstall the dependencies (npm ci).',
    );
  }
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  const at = MINIMUM_SQLITE.findIndex((minimum, i) => parts[i] !== minimum);
  return at !== -1 && (parts[at] ?? 0) < (MINIMUM_SQLITE[at] ?? 0);
}
