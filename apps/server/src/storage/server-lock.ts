import Database from 'better-sqlite3';
import { BUSY_TIMEOUT_MS } from './connection.ts';
import { classifyError, StoreOpenError } from './store-error.ts';

/** Says that this process is the one server of a store. */
export interface ServerLock {
  release(): void;
}

/**
 * Takes the lock of a store: an exclusive transaction in a tiny database of its own, which the kernel gives back when
 * the process dies, however it dies. The store itself stays open to the offline commands.
 *
 * @throws {StoreOpenError} `in_use` when another server (or a command of this moment) has it.
 */
export function takeServerLock(path: string): ServerLock {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection?.close();
    const kind = classifyError(error);
    if (kind === 'busy') {
      throw new StoreOpenError(
        'in_use',
        `${path}: another lockstep-server is running on this store. Stop it first, or give this one its own RM_DATA_DIR.`,
        { cause: error },
      );
    }
    throw new StoreOpenError(
      'no_permission',
      `${path}: cannot be written (${String(error)}). Make the folder writable.`,
      {
        cause: error,
      },
    );
  }
  const held = connection;
  return { release: () => void held.close() };
}
