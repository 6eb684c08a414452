import { contentsOf, damageOf } from '../storage/check-store.ts';
import { readOffline } from '../storage/offline.ts';
import type { OfflineCommand } from './offline-command.ts';

/**
 * `check`: reads the whole store, beside a running server or without one, and prints what it holds and what is wrong.
 * Returns whether it is whole.
 *
 * @throws {StoreOpenError} when the store cannot be opened at all
 */
export function checkStore({ path, print }: OfflineCommand): boolean {
  return readOffline(path, (connection) => {
    const damage = damageOf(connection);
    for (const line of damage) print(`damaged: ${line}`);
    if (damage.length > 0) {
      print('Stop the server and restore a backup: lockstep-server restore FILE');
      return false;
    }
    const { hosts, jobs, openAlerts } = contentsOf(connection);
    print(`${connection.name} is whole: ${hosts} hosts, ${jobs} jobs, ${openAlerts} open alerts.`);
    return true;
  });
}
