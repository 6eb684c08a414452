import type { CheckDepth } from '../answer.ts';
import { defined } from '../defined.ts';
import { count, isObject, text } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import { readObject } from './json.ts';
import { shortened } from './words.ts';

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
  /** Files of the snapshots. A root that is itself a file is read beyond them. */
  readonly expectedFiles?: number;
}

/**
 * Why a result does not prove the repository good; undefined when it does. Verifying nothing counts no error: an unknown
 * source, an empty repository and one that lost its indexes all look like this.
 */
export function mistakeIn({ errorCount, firstError, processedObjects = 0 }: KopiaVerifyResult): string | undefined {
  if (errorCount > 0) return `verify counts ${errorCount} errors: ${shortened(firstError ?? '')}`;
  return processedObjects === 0 ? 'verify found no object to verify' : undefined;
}

/** How deep a good verification really went: a sample of few files may have read none. */
export function depthReached(result: KopiaVerifyResult, asked: CheckDepth): CheckDepth {
  const { readFiles = 0, expectedFiles = Infinity } = result;
  if (asked === 'structure' || readFiles >= expectedFiles) return asked;
  return readFiles > 0 ? 'sample' : 'structure';
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
      expectedFiles: count(stats['expectedTotalFileCount']),
    }),
  });
}
