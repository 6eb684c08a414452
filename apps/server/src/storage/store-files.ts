import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The files that make up one store. */
export interface StoreFiles {
  readonly database: string;
  readonly wal: string;
  /** Held by the running server; see `server-lock.ts`. */
  readonly lock: string;
  /** Says that data existed; see `marker.ts`. */
  readonly marker: string;
  /** A new store is made here and then renamed, so that a half-made one is never met. */
  readonly draft: string;
}

/**
 * The files of the store at `path`. Symbolic links are followed, so that two spellings of one store share one lock.
 */
export function storeFiles(path: string): StoreFiles {
  const database = realPath(path);
  return {
    database,
    wal: `${database}-wal`,
    lock: `${database}.lock`,
    marker: `${database}.marker`,
    draft: `${database}.new`,
  };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}
