import { type Connection, openForWriting } from './connection.ts';
import { createStore } from './create-store.ts';
import { inspectStore } from './inspect.ts';
import { readMarker, writeMarker } from './marker.ts';
import { migrate } from './migrate.ts';
import { type ServerLock, takeServerLock } from './server-lock.ts';
import type { StoreWarning } from './store.ts';
import { type StoreFiles, storeFiles } from './store-files.ts';
import { inspectLog, type LogState } from './write-ahead-log.ts';

/** A store that is whole, current and held by this process. */
export interface PreparedStore {
  readonly files: StoreFiles;
  readonly lock: ServerLock;
  readonly warnings: readonly StoreWarning[];
}

/**
 * Locks, inspects, makes or migrates the store at `path`, and compares it with its marker.
 *
 * @throws {StoreOpenError} when it cannot be used; it is then untouched.
 */
export function prepareStore(path: string, nowMs: number): PreparedStore {
  const files = storeFiles(path);
  // Looked at before anything opens the store, which makes a log where there is none.
  const log = inspectLog(files.wal);
  // Inspected before the lock makes its file: nothing shall appear beside something that is not ours.
  inspectStore(files);
  const lock = takeServerLock(files.lock);
  try {
    const found = inspectStore(files);
    if (found === 'new') createStore(files, nowMs);
    const warnings = [...createdWarning(files, found), ...bringUp(files, log)];
    return { files, lock, warnings };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Migrates, and compares with the marker before that is brought up to date. */
function bringUp(files: StoreFiles, log: LogState): StoreWarning[] {
  const connection = openForWriting(files.database);
  try {
    migrate(connection);
    connection.exec('DELETE FROM removed_host');
    const { storeId, rev } = stateOf(connection);
    const warnings = [...logWarning(files, log), ...lossWarning(files, log, rev)];
    writeMarker(files.marker, { storeId, rev, open: false });
    return warnings;
  } finally {
    connection.close();
  }
}

/** The identity of a store and the number of its last commit. */
export function stateOf(connection: Connection): { readonly storeId: string; readonly rev: number } {
  const row = connection
    .prepare<[], { storeId: string; rev: number }>('SELECT store_id AS storeId, rev FROM store_state')
    .get();
  if (row === undefined) throw new Error(`${connection.name} has no row in store_state.`);
  return row;
}

function createdWarning(files: StoreFiles, found: 'present' | 'new'): StoreWarning[] {
  if (found === 'present') return [];
  return [{ code: 'created', message: `There was no store at ${files.database}; an empty one was made.` }];
}

function logWarning(files: StoreFiles, log: LogState): StoreWarning[] {
  if (log !== 'unreadable') return [];
  return [
    {
      code: 'wal_discarded',
      message: `${files.wal} was unreadable and was discarded; reports since the last checkpoint may be gone.`,
    },
  ];
}

/** A store that was open must have its log, and must have come at least as far as its marker says. */
function lossWarning(files: StoreFiles, log: LogState, rev: number): StoreWarning[] {
  const marker = readMarker(files.marker);
  if (marker === undefined || marker === 'unreadable') return [];
  const behind = marker.rev - rev;
  const logGone = marker.open && (log === 'absent' || log === 'empty');
  if (behind <= 0 && !logGone) return [];
  const what = behind > 0 ? `is at least ${behind} commits older than when it was last used` : 'was not closed';
  const why = logGone ? `, and its write-ahead log ${files.wal} is gone or empty` : '';
  return [
    {
      code: 'commits_missing',
      message: `${files.database} ${what}${why}: acknowledged reports may be missing. If you did not restore a backup on purpose, restore one now.`,
    },
  ];
}
