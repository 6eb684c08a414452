import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampledFile } from './sampled-file.ts';

/** Where and how files are chosen. */
export interface LiveSampleOptions {
  readonly root: string;
  /** Files that were written after this instant, milliseconds since 1970, are not as the snapshot saved them. */
  readonly beforeMs: number;
  readonly files: number;
  readonly maxFileBytes: number;
  readonly random: () => number;
}

/** Walks for each wanted file; most end at a file, some in an empty folder. */
const WALKS_PER_FILE = 20;

/**
 * Chooses files of a folder that were not touched since an instant, by random walks from its top: a listing of millions would
 * cost more than the test. A file in a small folder is chosen more often than one in a large folder.
 */
export async function liveSample(options: LiveSampleOptions): Promise<readonly SampledFile[]> {
  const chosen = new Map<string, SampledFile>();
  for (let walk = 0; walk < options.files * WALKS_PER_FILE && chosen.size < options.files; walk += 1) {
    const file = await randomFile(options);
    if (file !== undefined) chosen.set(file.path, file);
  }
  return [...chosen.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function randomFile(options: LiveSampleOptions): Promise<SampledFile | undefined> {
  let folder = options.root;
  for (;;) {
    // What cannot be listed has nothing to choose from.
    const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const candidates = entries.filter((entry) => entry.isDirectory() || entry.isFile());
    const entry = candidates[Math.floor(options.random() * candidates.length)];
    if (entry === undefined) return undefined;
    const path = join(folder, entry.name);
    if (entry.isFile()) return untouched(path, options);
    folder = path;
  }
}

async function untouched(
  path: string,
  { beforeMs, maxFileBytes }: LiveSampleOptions,
): Promise<SampledFile | undefined> {
  const stat = await lstat(path, { bigint: true }).catch(() => undefined);
  if (stat?.isFile() !== true || stat.size > BigInt(maxFileBytes)) return undefined;
  // The change time moves with every write, also when the modification time was set back by hand.
  const isOld = stat.mtimeMs < BigInt(Math.floor(beforeMs)) && stat.ctimeMs < BigInt(Math.floor(beforeMs));
  return isOld ? { path, sizeBytes: Number(stat.size), modifiedNs: stat.mtimeNs } : undefined;
}
