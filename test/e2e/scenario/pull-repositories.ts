import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { sourceId } from '@lockstep/collectors';
import { succeed } from '../harness/process.ts';
import { makeRepository, type ResticRepository } from '../harness/restic.ts';
import type { Scope } from '../harness/scope.ts';

/** A real repository with one backup of each of its hosts. */
export interface PullRepository extends ResticRepository {
  /** What each host backs up. */
  readonly path: string;
  readonly restic: (...args: readonly string[]) => Promise<string>;
  backUp(host: string, ...args: readonly string[]): Promise<void>;
  /** The labels of one of its sources. */
  source(host: string): { readonly repository: string; readonly source_id: string };
}

/** The restic repositories of the story, by the name under which the exporter asks them. */
export type PullRepositories = Readonly<Record<PullName, PullRepository>>;

/** A repository that is real. `missing` is none. */
export type PullName = 'good' | 'locked' | 'locked-out' | 'damaged' | 'losing' | 'shared';

/** Hosts of each repository. */
const HOSTS: Readonly<Record<PullName, readonly string[]>> = {
  good: ['web'],
  locked: ['web'],
  'locked-out': ['web'],
  damaged: ['web'],
  losing: ['web'],
  shared: ['overdue', 'paused', 'unexpected'],
};

/** How long ago the hosts of `shared` made their only backup, and how long the lock has been there. */
export const OLD_BACKUP_SECONDS = 3 * 86_400;
export const OLD_LOCK_SECONDS = 7200;

/** Size of the one file in each source. */
export const SOURCE_BYTES = 300_000;

/** The restics that make them. */
export interface ResticVersions {
  readonly current: string;
  /** Before 0.17: later ones keep the true time of a run beside the one that `--time` says. */
  readonly old: string;
}

/** Makes all of them. Nothing is wrong with them yet, but the age of the backups of `shared`. */
export async function makePullRepositories(scope: Scope, { current, old }: ResticVersions): Promise<PullRepositories> {
  const made = await Promise.all(
    Object.entries(HOSTS).map(async ([name, hosts]) => {
      const repository = withSource(scope, makeRepository(scope, name === 'shared' ? old : current));
      const time = name === 'shared' ? ['--time', resticTime(Date.now() - OLD_BACKUP_SECONDS * 1000)] : [];
      for (const host of hosts) await repository.backUp(host, ...time);
      return [name, repository];
    }),
  );
  return Object.fromEntries(made) as PullRepositories;
}

function withSource(scope: Scope, repository: ResticRepository): PullRepository {
  const { program, env, id } = repository;
  const path = join(scope.folder('source'), 'data');
  mkdirSync(path);
  // Not compressible, so that its pack is the largest.
  writeFileSync(join(path, 'file'), randomBytes(SOURCE_BYTES));
  const restic = (...args: readonly string[]) => succeed({ program, args, env });
  return {
    ...repository,
    path,
    restic,
    backUp: async (host, ...args) => void (await restic('backup', '--host', host, ...args, path)),
    source: (host) => ({
      repository: id,
      source_id: sourceId({ host, user: userInfo().username, paths: [path] }),
    }),
  };
}

/** As `restic backup --time` reads it; the tests run restic in UTC. */
function resticTime(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** Leaves a lock of a host that is long gone. Returns its time in seconds. */
export function leaveOldLock({ seal }: PullRepository): number {
  const time = new Date(Date.now() - OLD_LOCK_SECONDS * 1000).toISOString();
  seal('locks', {
    time,
    exclusive: true,
    hostname: 'gone',
    username: 'root',
    pid: 1,
  });
  return Date.parse(time) / 1000;
}

/** Takes the largest pack away. Returns how to put it back. */
export function losePack({ location }: PullRepository): () => void {
  const packs = readdirSync(join(location, 'data'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((a, b) => statSync(b).size - statSync(a).size);
  const [pack = ''] = packs;
  renameSync(pack, `${location}-lost-pack`);
  return () => renameSync(`${location}-lost-pack`, pack);
}

/** Forgets every snapshot. */
export async function forgetAll({ restic }: PullRepository): Promise<void> {
  const snapshots = JSON.parse(await restic('snapshots', '--json')) as { id: string }[];
  await restic('forget', ...snapshots.map(({ id }) => id));
}
