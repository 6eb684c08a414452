import type { RepositorySize } from '../answer.ts';
import type { Asking, Finding } from '../create-asker.ts';
import { defined } from '../defined.ts';
import { count, isObject } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import { askRestic, refused } from './ask-restic.ts';
import { readDocument } from './document.ts';

/** Asks how much data is in use, which is less than the repository takes on disk: `stats --mode raw-data`. */
export async function askSize({ run }: Asking): Promise<Finding<'size'>> {
  const size = await askRestic(run, ['stats', '--json', '--no-lock', '--mode', 'raw-data'], readSize);
  return 'verdict' in size ? refused(size) : { verdict: 'ok', parsed: 1, rejected: 0, found: size.value };
}

/** Reads `stats --json --mode raw-data`. An empty repository has no number of blobs, one of version 1 no size before compression. */
export function readSize(stdout: Uint8Array): Known<RepositorySize> {
  const stats = readDocument(stdout);
  const fields = isObject(stats) ? stats : {};
  const storedBytes = count(fields['total_size']);
  if (storedBytes === undefined) return unknown('it printed no total_size');
  const blobs = count(fields['total_blob_count']);
  const uncompressedBytes = count(fields['total_uncompressed_size']);
  return known({ storedBytes, ...defined({ blobs, uncompressedBytes }) });
}
