import { defined } from '../defined.ts';
import { count, isObject, text } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import { readObject } from './json.ts';

/**
 * What `kopia snapshot verify --json` found. Without `--verify-files-percent` only the presence of blobs is checked, and
 * by default it stops at the first error, so `errorCount` is a lower bound.
 */
export interface KopiaVerifyResult {
  readonly errorCount: number;
  readonly firstError?: string;
  readonly processedObjects?: number;
  readonly processedBytes?: number;
  /** Files that were read and decrypted. */
  readonly readFiles?: number;
  readonly readBytes?: number;
}

const ASKED = 'kopia snapshot verify --json';

/** Reads the result, which Kopia prints for failed runs too. */
export function readVerifyResult(stdout: Uint8Array): Known<KopiaVerifyResult> {
  const answer = readObject(stdout, ASKED);
  if (!answer.known) return answer;
  const { stats, errorCount, errorStrings } = answer.value;
  const errors = count(errorCount);
  if (errors === undefined || !isObject(stats)) return unknown(`\`${ASKED}\` printed no error count or no stats`);
  return known({
    errorCount: errors,
    ...defined({
      firstError: Array.isArray(errorStrings) ? text(errorStrings[0]) : undefined,
      processedObjects: count(stats['processedObjectCount']),
      processedBytes: count(stats['processedBytes']),
      readFiles: count(stats['readFileCount']),
      readBytes: count(stats['readBytes']),
    }),
  });
}
