import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RealRestic } from './real-restic.ts';

/** A repository of a real restic in a folder of its own, beside files to back up. */
export interface ResticRepository {
  readonly folder: string;
  /** Of a repository on this disk. */
  readonly location: string;
  /** Files that are backed up; their content repeats nothing. */
  readonly docs: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs restic, and hands back what it printed. Throws when it fails. */
  readonly restic: (...args: readonly string[]) => Promise<string>;
  readonly remove: () => void;
}

const run = promisify(execFile);

/** Makes a repository with nothing in it; `locate` says where, given the folder. */
export async function initRepository(
  { path }: RealRestic,
  locate: (folder: string) => string = (folder) => join(folder, 'repository'),
): Promise<ResticRepository> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-repository-'));
  const docs = join(folder, 'docs');
  mkdirSync(docs);
  for (let i = 0; i < 10; i += 1) writeFileSync(join(docs, `${i}`), noise(100_000, i));
  const location = locate(folder);
  const env = { RESTIC_REPOSITORY: location, RESTIC_PASSWORD: 'a-test-password', TZ: 'UTC' };
  const restic = async (...args: readonly string[]): Promise<string> => {
    const cache = join(folder, 'writers-cache');
    return (await run(path, args, { env: { ...env, RESTIC_CACHE_DIR: cache } })).stdout;
  };
  await restic('init');
  return { folder, location, docs, env, restic, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Bytes that no compression makes fewer, the same for the same seed. */
export function noise(length: number, seed: number): Uint8Array {
  let state = seed * 2_654_435_761 + 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
