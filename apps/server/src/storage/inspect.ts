import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Connection, openForReading } from './connection.ts';
import { readMarker } from './marker.ts';
import { APPLICATION_ID, SCHEMA_VERSION, schemaVersion } from './migrate.ts';
import { sqliteCode, StoreOpenError } from './store-error.ts';
import type { StoreFiles } from './store-files.ts';

const MAGIC = 'SQLite format 3\0';
const APPLICATION_ID_OFFSET = 68;
const HEADER_BYTES = 100;

/**
 * Looks at a store before anything writes to it. Returns whether there is one; without a marker of an earlier one, a
 * missing or empty file is a new store.
 *
 * @throws {StoreOpenError} for everything that is not a whole store of this or an older version. The file is untouched.
 */
export function inspectStore(files: StoreFiles): 'present' | 'new' {
  const { database } = files;
  inspectFolder(database);
  const stats = statSync(database, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) {
    throw new StoreOpenError('not_a_file', `${database} is a folder. Name a file for the store.`);
  }
  if (stats === undefined || stats.size === 0) return inspectAbsence(files, stats === undefined);
  inspectAccess(database);
  inspectHeader(database);
  inspectContent(database);
  return 'present';
}

/** Opens a file that claims to be a store and runs `look` on it; errors of SQLite become refusals. */
export function withStoreFile<T>(database: string, look: (connection: Connection) => T): T {
  let connection: Connection | undefined;
  try {
    connection = openForReading(database);
    return look(connection);
  } catch (error) {
    if (error instanceof StoreOpenError) throw error;
    throw refusalOf(database, error);
  } finally {
    connection?.close();
  }
}

/** Refuses a file that does not start as a store does: not SQLite, or another program's database. */
export function inspectHeader(database: string): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(database, 'r');
  try {
    readSync(descriptor, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new StoreOpenError('not_a_store', `${database} is not a database file. ${RESTORE}`);
  }
  const applicationId = header.readInt32BE(APPLICATION_ID_OFFSET);
  if (applicationId !== APPLICATION_ID) {
    throw new StoreOpenError(
      'foreign',
      `${database} is a database of another program (application id ${applicationId}). Point RM_DATA_DIR elsewhere.`,
    );
  }
}

/** Refuses a store of a newer version, and one in which `quick_check` finds damage. */
export function inspectContent(database: string): void {
  withStoreFile(database, (connection) => {
    const version = schemaVersion(connection);
    if (version > SCHEMA_VERSION) {
      throw new StoreOpenError(
        'newer_schema',
        `${database} has schema ${version}; this server knows ${SCHEMA_VERSION}. Start the newer lockstep-server again, or restore a backup made with this one.`,
      );
    }
    const found = connection.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw damaged(database, String(found));
  });
}

const RESTORE = 'Restore a backup (lockstep-server restore FILE); the file was not changed.';

function inspectFolder(database: string): void {
  const folder = dirname(database);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new StoreOpenError(
      'no_folder',
      `${folder}, the folder of the store, does not exist. Create it, or set RM_DATA_DIR.`,
    );
  }
  refuseUnless(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

function inspectAccess(database: string): void {
  refuseUnless(database, constants.R_OK | constants.W_OK);
}

function refuseUnless(path: string, mode: number): void {
  try {
    accessSync(path, mode);
  } catch (error) {
    throw new StoreOpenError(
      'no_permission',
      `${path} cannot be read and written by this user (${error instanceof Error ? error.message : String(error)}). ` +
        'Correct its owner and mode, or mount its file system writable.',
      { cause: error },
    );
  }
}

function inspectAbsence(files: StoreFiles, missing: boolean): 'new' {
  if (readMarker(files.marker) === undefined) return 'new';
  throw new StoreOpenError(
    missing ? 'missing' : 'emptied',
    `${files.database} ${missing ? 'is missing' : 'is empty'}, but it held data before. Restore a backup ` +
      `(lockstep-server restore FILE); to start again with nothing, delete ${files.marker}.`,
  );
}

function refusalOf(database: string, error: unknown): StoreOpenError {
  const code = sqliteCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(code)) {
    return new StoreOpenError(
      'no_permission',
      `${database} cannot be opened (${detail}). Correct its owner and mode.`,
      {
        cause: error,
      },
    );
  }
  return damaged(database, detail, error);
}

function damaged(database: string, detail: string, cause?: unknown): StoreOpenError {
  return new StoreOpenError('damaged', `${database} is damaged (${detail}). ${RESTORE}`, { cause });
}
