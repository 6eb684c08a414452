import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MasterKey } from '../../tools/restic/sealed-file.ts';
import { writeRepository } from '../../tools/restic/written-repository.ts';
import type { Scope } from './scope.ts';
import { succeed } from './process.ts';

/** A real repository of a real restic in a temporary folder. */
export interface ResticRepository {
  /** Path of the restic program that reads and writes it. */
  readonly program: string;
  readonly location: string;
  /** As restic itself tells it. */
  readonly id: string;
  readonly masterKey: MasterKey;
  /** What restic needs in its environment to open the repository; the cache is the repository's own. */
  readonly env: Readonly<Record<string, string>>;
}

const PASSWORD = 'a-test-password';

/** Makes a repository with nothing in it. */
export function makeRepository(scope: Scope, program: string): ResticRepository {
  const folder = scope.folder('restic');
  const location = join(folder, 'repository');
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  const env = {
    HOME: folder,
    RESTIC_REPOSITORY: location,
    RESTIC_PASSWORD: PASSWORD,
    RESTIC_CACHE_DIR: cache,
    TZ: 'UTC',
  };
  return { program, location, env, ...writeRepository(location, PASSWORD) };
}

/** Numbers of a repository that restic itself gives, to compare with what arrived in a panel. */
export interface RepositoryFigures {
  readonly snapshots: number;
  readonly sizeBytes: number;
}

/** Asks restic how many snapshots there are and how many bytes they use (`stats --mode raw-data`). */
export async function repositoryFigures(repository: ResticRepository): Promise<RepositoryFigures> {
  const snapshots = await askJson<unknown[]>(repository, ['snapshots', '--json']);
  const stats = await askJson<{ total_size: number }>(repository, ['stats', '--mode', 'raw-data', '--json']);
  return { snapshots: snapshots.length, sizeBytes: stats.total_size };
}

async function askJson<T>({ program, env }: ResticRepository, args: readonly string[]): Promise<T> {
  return JSON.parse(await succeed({ program, args, env })) as T;
}
