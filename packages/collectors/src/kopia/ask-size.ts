import type { Asking, Finding } from '../create-asker.ts';
import { askKopia } from './ask-kopia.ts';
import { readBlobStats, readContentStats } from './storage-stats.ts';

/**
 * Asks how much is stored. Blobs are listed, which on a bucket is one request for each thousand of them; what compression saves
 * is in the indexes, which Kopia has in its cache.
 */
export async function askSize({ run }: Asking): Promise<Finding<'size'>> {
  const blobs = await askKopia(run, ['blob', 'stats', '--raw'], readBlobStats);
  if ('verdict' in blobs) return blobs;
  const found = { storedBytes: blobs.value.storedBytes, blobs: blobs.value.blobs };
  const contents = await askKopia(run, ['content', 'stats', '--raw'], readContentStats);
  if ('verdict' in contents) return { ...contents, parsed: 1, found };
  const savedBytes = contents.value.originalBytes - contents.value.packedBytes;
  // Of all that is stored, as `storedBytes` is: also what nothing refers to any more.
  const uncompressed = savedBytes > 0 ? { uncompressedBytes: found.storedBytes + savedBytes } : {};
  return { verdict: 'ok', parsed: 2, rejected: 0, found: { ...found, ...uncompressed } };
}
