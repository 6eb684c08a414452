import type { RunVerdict } from '@lockstep/collectors';
import type { Comparison } from './compare-file.ts';

/** How many files of a restore test came to what. */
export type Tally = Readonly<Record<Comparison, number>>;

/** Counts comparisons. */
export function tallyOf(comparisons: readonly Comparison[]): Tally {
  const count = (kind: Comparison): number => comparisons.filter((comparison) => comparison === kind).length;
  return { same: count('same'), different: count('different'), missing: count('missing'), changed: count('changed') };
}

/**
 * What a test came to whose restore ended well. A test that compared nothing has proven nothing and is no success: a drill
 * that cannot fail is worse than none.
 */
export function judgeRestore(
  { same, different, missing, changed }: Tally,
  examples: { readonly different?: string | undefined; readonly missing?: string | undefined },
): { readonly verdict: RunVerdict; readonly reason?: string } {
  const files = same + different + missing + changed;
  if (different > 0)
    return { verdict: 'failed', reason: `${different} of ${files} files differ, the first: ${examples.different}` };
  if (missing > 0)
    return {
      verdict: 'failed',
      reason: `${missing} of ${files} files did not come back, the first: ${examples.missing}`,
    };
  if (same === 0) return { verdict: 'partial', reason: nothingCompared(files) };
  const asSaved = `${same} of ${files} files are as they were saved`;
  return changed === 0 ? { verdict: 'ok' } : { verdict: 'ok', reason: `${asSaved}, the others were changed since` };
}

function nothingCompared(files: number): string {
  return files === 0
    ? 'the snapshot holds no file that could be restored'
    : `${files} files came back, but none could be compared: all were changed or removed since the snapshot`;
}
