import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scope } from './scope.ts';
import { succeed } from './process.ts';

/** A real repository of a real restic in a temporary folder. */
export interface ResticRepository {
  /** Path of the restic program that made it. */
  readonly program: string;
  readonly location: string;
  /** What restic needs in its environment to open the repository; the cache is the repository's own. */
  readonly env: Readonly<Record<string, string>>;
}

/** Creates a repository. restic is slow at this on purpose: it derives a key. */
export async function initRepository(scope: Scope, program: string): Promise<ResticRepository> {
  const folder = scope.folder('restic');
  const location = join(folder, 'repository');
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  const env = {
    HOME: folder,
    RESTIC_REPOSITORY: location,
    RESTIC_PASSWORD: 'a-test-password',
    RESTIC_CACHE_DIR: cache,
    TZ: 'UTC',
  };
  await succeed({ program, args: ['init'], env });
  return { program, location, env };
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
