import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { RealRestic } from './real-restic.ts';

/** A repository of a real restic in a folder of its own, beside files to back up. */
export interface ResticRepository {
  readonly folder: string;
  /** What restic is told. */
  readonly location: string;
  /** Files that are backed up; their content repeats nothing. */
  readonly docs: string;
  readonly env: Readonly<Record<string, string>>;
  /** Writes a file into one of its folders, or of a copy's, as another restic would have left it. */
  readonly seal: (folder: string, content: object) => void;
  /** Runs restic, and hands back what it printed. Throws when it fails. */
  readonly restic: (...args: readonly string[]) => Promise<string>;
  readonly remove: () => void;
}

const run = promisify(execFile);

const RESTIC_FILES = fileURLToPath(new URL('../../../test/tools/restic/restic-files.mjs', import.meta.url));

/** Makes a repository with nothing in it; `served` tells where on this disk a server keeps it, and how restic reaches it. */
export function makeRepository(
  { path }: RealRestic,
  served?: { readonly disk: string; readonly location: string },
): ResticRepository {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-repository-'));
  const docs = join(folder, 'docs');
  mkdirSync(docs);
  for (let i = 0; i < 10; i += 1) writeFileSync(join(docs, `${i}`), noise(100_000, i));
  const disk = served?.disk ?? join(folder, 'repository');
  const location = served?.location ?? disk;
  const env = { RESTIC_REPOSITORY: location, RESTIC_PASSWORD: 'a-test-password', TZ: 'UTC' };
  const write = (args: readonly string[], input?: string) =>
    execFileSync(process.execPath, [RESTIC_FILES, ...args], {
      env: { ...process.env, ...env },
      input,
      encoding: 'utf8',
    });
  const { masterKey } = JSON.parse(write(['init', disk])) as { masterKey: object };
  const seal = (into: string, content: object) => void write(['seal', into], JSON.stringify({ masterKey, content }));
  const restic = async (...args: readonly string[]): Promise<string> => {
    const cache = join(folder, 'writers-cache');
    return (await run(path, args, { env: { ...env, RESTIC_CACHE_DIR: cache } })).stdout;
  };
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return { folder, location, docs, env, seal, restic, remove };
}

/** Bytes that no compression makes fewer, the same for the same seed. */
export function noise(length: number, seed: number): Uint8Array {
  let state = seed * 2_654_435_761 + 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
