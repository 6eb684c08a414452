import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scope } from './scope.ts';
import { succeed } from './process.ts';

/** A real repository of a real restic in a temporary folder. */
export interface ResticRepository {
  /** Path of the restic program that reads and writes it. */
  readonly program: string;
  readonly location: string;
  /** As restic itself tells it. */
  readonly id: string;
  /** Writes a file into one of its folders, as another restic would have left it. */
  readonly seal: (folder: 'locks' | 'snapshots', content: object) => void;
  /** What restic needs in its environment to open the repository; the cache is the repository's own. */
  readonly env: Readonly<Record<string, string>>;
}

const RESTIC_FILES = fileURLToPath(new URL('../../tools/restic/restic-files.mjs', import.meta.url));

/** Makes a repository with nothing in it. */
export function makeRepository(scope: Scope, program: string): ResticRepository {
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
  const write = (args: readonly string[], input?: string) =>
    execFileSync(process.execPath, [RESTIC_FILES, ...args], {
      env: { ...process.env, ...env },
      input,
      encoding: 'utf8',
    });
  const { id, masterKey } = JSON.parse(write(['init', location])) as { id: string; masterKey: object };
  return {
    program,
    location,
    id,
    env,
    seal: (into, content) => void write(['seal', join(location, into)], JSON.stringify({ masterKey, content })),
  };
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
