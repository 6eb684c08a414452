import { createHash } from 'node:crypto';
import type { BackupSource } from './answer.ts';

/**
 * The id by which a source is known everywhere: the first 16 hexadecimal digits of a SHA-256 over host, user and paths,
 * each with its length before it, so that no two sources run into each other. The order of the paths does not matter.
 */
export function sourceId({ host, user, paths }: BackupSource): string {
  const digest = createHash('sha256');
  for (const part of [host, user, ...paths.toSorted()]) {
    const bytes = Buffer.from(part);
    digest.update(`${bytes.length}:`).update(bytes);
  }
  return digest.digest('hex').slice(0, 16);
}
