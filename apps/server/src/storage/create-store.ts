import Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { ulid } from 'ulid';
import { APPLICATION_ID, migrate } from './migrate.ts';
import type { StoreFiles } from './store-files.ts';

/**
 * Makes an empty store, readable by its owner only. It is made beside its place and renamed into it, so that a process
 * killed meanwhile leaves either nothing or a whole store.
 */
export function createStore(files: StoreFiles, nowMs: number): void {
  removeDraft(files);
  closeSync(openSync(files.draft, 'wx', 0o600));
  const connection = new Database(files.draft);
  try {
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(connection);
    connection.prepare('INSERT INTO store_state (only_row, store_id, rev) VALUES (1, ?, 0)').run(ulid(nowMs));
  } finally {
    connection.close();
  }
  renameDurably(files.draft, files.database);
}

/** Gives a finished file its name so that after a power cut it is there whole, or not at all. */
export function renameDurably(draft: string, target: string): void {
  sync(draft, 'r+');
  renameSync(draft, target);
  // Windows cannot open a folder; its file systems keep a rename without it.
  if (process.platform !== 'win32') sync(dirname(target), 'r');
}

/** Removes what an interrupted creation or restore left. */
export function removeDraft(files: StoreFiles): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(files.draft + suffix, { force: true });
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
