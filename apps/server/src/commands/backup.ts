import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { contentsOf, damageOf } from '../storage/check-store.ts';
import { renameDurably } from '../storage/create-store.ts';
import { withStoreFile } from '../storage/inspect.ts';
import { copyOffline } from '../storage/offline.ts';
import { CommandError, type OfflineCommand } from './offline-command.ts';

/**
 * `backup FILE`: writes a consistent copy of the store, also while the server runs, checks the copy, and gives it its
 * name only then. The copy is readable by its owner only: it holds the digests of the tokens.
 *
 * @throws {CommandError} when FILE exists, or the copy is damaged
 */
export function backupStore({ path, print }: OfflineCommand, file: string): void {
  if (existsSync(file)) throw new CommandError(`${file} exists. Name a file that does not, or remove it first.`);
  const draft = `${file}.partial`;
  rmSync(draft, { force: true });
  closeSync(openSync(draft, 'wx', 0o600));
  try {
    copyOffline(path, draft);
    const { hosts, jobs } = withStoreFile(draft, (copy) => {
      const damage = damageOf(copy);
      if (damage.length > 0) throw new CommandError(`The copy of ${path} is damaged: ${damage.join('; ')}`);
      return contentsOf(copy);
    });
    renameDurably(draft, file);
    print(`${file}: ${hosts} hosts, ${jobs} jobs, ${statSync(file).size} bytes.`);
    print(`Restore it with: lockstep-server restore ${file}`);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
