import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { contentsOf, damageOf, type StoreContents } from './check-store.ts';
import { openForReading } from './connection.ts';
import { removeDraft, renameDurably } from './create-store.ts';
import { inspectContent, inspectHeader, withStoreFile } from './inspect.ts';
import { writeMarker } from './marker.ts';
import { stateOf } from './prepare-store.ts';
import { takeServerLock } from './server-lock.ts';
import { StoreOpenError } from './store-error.ts';
import { type StoreFiles, storeFiles } from './store-files.ts';

/** What a restore did. */
export interface Replacement {
  readonly contents: StoreContents;
  /** Where the store that was there before is now; undefined when there was none. */
  readonly movedTo: string | undefined;
}

/**
 * Puts the backup `copy` in the place of the store at `path`. What was there, with its log, is moved aside and never
 * deleted; it may be damaged or empty.
 *
 * @throws {StoreOpenError} `in_use` while a server runs, and for a copy that is no whole store; nothing was changed then
 */
export function replaceStore(path: string, copy: string, nowMs: number): Replacement {
  const contents = inspectCopy(copy);
  const files = storeFiles(path);
  const lock = takeServerLock(files.lock);
  try {
    removeDraft(files);
    copyFileSync(copy, files.draft);
    const movedTo = moveAside(files, new Date(nowMs).toISOString().replaceAll(':', ''));
    renameDurably(files.draft, files.database);
    const restored = openForReading(files.database);
    writeMarker(files.marker, { ...stateOf(restored), open: false });
    restored.close();
    return { contents, movedTo };
  } finally {
    lock.release();
  }
}

function inspectCopy(copy: string): StoreContents {
  if (!existsSync(copy)) throw new StoreOpenError('missing', `${copy} does not exist.`);
  inspectHeader(copy);
  inspectContent(copy);
  return withStoreFile(copy, (connection) => {
    const damage = damageOf(connection);
    if (damage.length === 0) return contentsOf(connection);
    throw new StoreOpenError('damaged', `${copy} is damaged (${damage.join('; ')}). Use another backup.`);
  });
}

/** The log moves with its store, first: a store without its log is noticed at the next start, the reverse is not. */
function moveAside(files: StoreFiles, suffix: string): string | undefined {
  const aside = `${files.database}.before-restore-${suffix}`;
  if (existsSync(files.wal)) renameSync(files.wal, `${aside}-wal`);
  rmSync(`${files.database}-shm`, { force: true });
  if (!existsSync(files.database)) return undefined;
  renameSync(files.database, aside);
  return aside;
}
