import { readFile } from 'node:fs/promises';
import type { Asker, AskerOptions } from '../asker.ts';
import { type Asking, createAsker } from '../create-asker.ts';
import { volumeOf } from '../volume.ts';
import { askCheck } from './check.ts';
import { askIdentity, type ResticPlace } from './identity.ts';
import { askLocks } from './locks.ts';
import { askSize } from './size.ts';
import { askSnapshots } from './snapshots.ts';
import { readStorage } from './storage.ts';

/** How restic is asked; the machine is asked for the rest, unless something else is given. */
export type ResticAskerOptions = AskerOptions & Partial<Pick<ResticPlace, 'volumeOf'>>;

/**
 * Asks the repository that `env` leads to (`RESTIC_REPOSITORY` or `RESTIC_REPOSITORY_FILE`), by restic 0.14 to 0.19. restic
 * keeps no record of maintenance and no schedules: those two questions are not for it.
 */
export function resticAsker(options: ResticAskerOptions): Asker {
  const { volumeOf: given, ...asker } = options;
  const place: ResticPlace = {
    storage: () => storageOf(options.env),
    volumeOf: given ?? ((path) => volumeOf(path, options.deadlineMs)),
  };
  const extra = hasCache(options.env) ? [] : ['--no-cache'];
  const prepared = (asking: Asking): Asking => ({ ...asking, run: (args) => asking.run([...args, ...extra]) });
  return createAsker('restic', asker, {
    identity: (asking) => askIdentity(prepared(asking), place),
    snapshots: (asking) => askSnapshots(prepared(asking)),
    size: (asking) => askSize(prepared(asking)),
    locks: (asking) => askLocks(prepared(asking)),
    check: (asking) => askCheck(prepared(asking)),
  });
}

/** Without a home restic 0.19.1 ends where older versions warn. */
function hasCache(env: AskerOptions['env']): boolean {
  return ['HOME', 'XDG_CACHE_HOME', 'RESTIC_CACHE_DIR'].some((name) => env[name] !== undefined);
}

async function storageOf(env: AskerOptions['env']) {
  const { RESTIC_REPOSITORY: location, RESTIC_REPOSITORY_FILE: file } = env;
  if (location !== undefined) return readStorage(location);
  // A file that cannot be read is what restic itself will complain of.
  const written = file === undefined ? '' : await readFile(file, 'utf8').catch(() => '');
  return readStorage(written.trim());
}
