import { mkdtemp, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunVerdict } from '@lockstep/collectors';
import { messageOf } from '../delivery/send-reports.ts';
import { compareFile, type Comparison } from './compare-file.ts';
import { judgeRestore, type Tally, tallyOf } from './judge-restore.ts';
import { removeTree } from './remove-tree.ts';
import type { RestoredFile, RestoreTool, Sample, Step } from './restore-tool.ts';

/** What a restore test came to. */
export interface RestoreTestResult {
  readonly verdict: RunVerdict;
  readonly reason?: string;
  /** Absent when it did not get so far as to choose one. */
  readonly snapshotId?: string;
  /** Absent when nothing was restored. */
  readonly tally?: Tally;
  /** Of the files that came back. */
  readonly restoredBytes?: number;
}

/**
 * Restores a random sample of the newest snapshot into a new folder below `parent`, compares it with the files on this host,
 * and removes it again, whatever happens. Never rejects.
 */
export async function testRestore(tool: RestoreTool, parent: string): Promise<RestoreTestResult> {
  const chosen = await tool.sample();
  if ('verdict' in chosen) return chosen;
  const { snapshotId } = chosen.value;
  try {
    const folder = await mkdtemp(join(parent, 'lockstep-restore-'));
    try {
      return { snapshotId, ...(await restoreAndCompare(tool, chosen.value, folder)) };
    } finally {
      await removeTree(folder);
    }
  } catch (error) {
    return { verdict: 'failed', reason: `${parent}: ${messageOf(error)}`, snapshotId };
  }
}

async function restoreAndCompare(tool: RestoreTool, sample: Sample, folder: string): Promise<RestoreTestResult> {
  const lacking = await lackOfRoom(sample, folder);
  if (lacking !== undefined) return { verdict: 'failed', reason: lacking };
  const restored: Step<readonly RestoredFile[]> = await tool.restore(sample, folder);
  if ('verdict' in restored) return restored;
  const comparisons: Comparison[] = [];
  // One after the other: evidence is not worth a load that the host feels.
  for (const { file, path } of restored.value) comparisons.push(await compareFile(file, path));
  const tally = tallyOf(comparisons);
  const firstOf = (kind: Comparison): string | undefined => restored.value[comparisons.indexOf(kind)]?.file.path;
  const back = restored.value.filter((_, index) => comparisons[index] !== 'missing');
  return {
    ...judgeRestore(tally, { different: firstOf('different'), missing: firstOf('missing') }),
    tally,
    restoredBytes: back.reduce((sum, { file }) => sum + file.sizeBytes, 0),
  };
}

/** A restore that fills the disk of a host would be a harm, not a test. */
async function lackOfRoom({ files }: Sample, folder: string): Promise<string | undefined> {
  const needed = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const { bavail, bsize } = await statfs(folder);
  return needed * 2 > bavail * bsize
    ? `${needed} bytes are to be restored, and only ${bavail * bsize} are free; --target names another folder`
    : undefined;
}
