import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { SampledFile } from './sampled-file.ts';

/**
 * What became of a file. `same`: hashes agree. `different`: the file on this host was not touched since the snapshot, and
 * the restored one is another. `missing`: it was not restored, or not to its size. `changed`: it cannot be told, because the
 * file on this host is gone or was written since.
 */
export type Comparison = 'same' | 'different' | 'missing' | 'changed';

/** Compares the file at `restoredPath` with the one of the snapshot on this host. Rejects when a disk cannot be read. */
export async function compareFile(file: SampledFile, restoredPath: string): Promise<Comparison> {
  const restored = await statOf(restoredPath);
  if (restored?.isFile() !== true || restored.size !== BigInt(file.sizeBytes)) return 'missing';
  if (!(await isUnchanged(file))) return 'changed';
  const [now, then] = await Promise.all([hashOf(file.path), hashOf(restoredPath)]);
  if (now === then) return 'same';
  // Written while it was read: then the hash says nothing.
  return (await isUnchanged(file)) ? 'different' : 'changed';
}

async function isUnchanged({ path, sizeBytes, modifiedNs }: SampledFile): Promise<boolean> {
  const now = await statOf(path);
  return now?.isFile() === true && now.size === BigInt(sizeBytes) && now.mtimeNs === modifiedNs;
}

async function statOf(path: string) {
  return lstat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EACCES') return undefined;
    throw error;
  });
}

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    // Gone or unreadable by now, which `isUnchanged` tells.
    return undefined;
  }
  return hash.digest('hex');
}
