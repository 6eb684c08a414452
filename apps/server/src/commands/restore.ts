import { replaceStore } from '../storage/replace-store.ts';
import type { OfflineCommand } from './offline-command.ts';

/**
 * `restore FILE`: puts a copy made by `backup` in the place of the store. The store that was there is moved aside.
 *
 * @throws {StoreOpenError} while a server runs on the store, or when FILE is no whole store; nothing was changed then
 */
export function restoreStore({ path, nowMs, print }: OfflineCommand, file: string): void {
  const { contents, movedTo } = replaceStore(path, file, nowMs);
  print(`${path} now holds ${file}: ${contents.hosts} hosts, ${contents.jobs} jobs.`);
  if (movedTo !== undefined) print(`What was there before is ${movedTo}; remove it when it is not needed any more.`);
  print('Reports that were accepted after the backup was made are not in it.');
}
