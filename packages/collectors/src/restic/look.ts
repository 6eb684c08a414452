import type { CollectedRun } from '../collect-output.ts';
import type { Known } from '../known.ts';
import { redactUrls } from '../redact.ts';
import type { RunVerdict } from '../verdict.ts';
import { readRawDataSize, readRepositoryId, readSnapshotCount, readVersion } from './document.ts';
import { EvidenceReader } from './evidence.ts';
import { judgeEnding } from './verdict-of-run.ts';

/** What a look at a repository found. A number that is not known is absent. */
export interface RepositoryLook {
  /** `ok` when everything could be read; else what the first refusal came to. */
  readonly verdict: RunVerdict;
  readonly reason?: string;
  readonly version?: string;
  readonly repositoryId?: string;
  readonly snapshotCount?: number;
  /** Data in use (`--mode raw-data`). */
  readonly sizeBytes?: number;
}

/** Runs restic with these arguments to its end. */
export type RunRestic = (args: readonly string[]) => Promise<CollectedRun>;

interface Refusal {
  readonly verdict: RunVerdict;
  readonly reason: string;
}

/**
 * Looks at one repository with four short commands, one after the other, none of which takes a lock or changes anything.
 * Each costs about half a second and 60 MiB, so this belongs on a schedule. Locks are never removed.
 */
export async function lookAtRepository(run: RunRestic): Promise<RepositoryLook> {
  const version = await ask(run, ['version', '--json'], readVersion);
  if ('verdict' in version) return refused(version);
  const known = { version: version.value };
  const id = await ask(run, ['cat', 'config', '--no-lock'], readRepositoryId);
  if ('verdict' in id) return { ...refused(id), ...known };
  const snapshots = await ask(run, ['snapshots', '--json', '--no-lock'], readSnapshotCount);
  const size = await ask(run, ['stats', '--json', '--no-lock', '--mode', 'raw-data'], readRawDataSize);
  const refusal = [snapshots, size].find((answer) => 'verdict' in answer);
  return {
    ...(refusal === undefined ? { verdict: 'ok' } : refused(refusal)),
    ...known,
    repositoryId: id.value,
    ...('value' in snapshots ? { snapshotCount: snapshots.value } : {}),
    ...('value' in size ? { sizeBytes: size.value } : {}),
  };
}

function refused({ verdict, reason }: Refusal): Refusal {
  return { verdict, reason: redactUrls(reason) };
}

async function ask<T>(
  run: RunRestic,
  args: readonly string[],
  read: (stdout: Uint8Array, stderr: Uint8Array) => Known<T>,
): Promise<{ readonly value: T } | Refusal> {
  const finished = await run(args);
  const subject = `restic ${args[0]}`;
  if (finished.ending.type !== 'exited' || finished.ending.code !== 0) {
    const { verdict, reason } = judgeEnding(finished.ending, evidenceOf(finished));
    return { verdict, reason: `${subject}: ${reason}` };
  }
  if (finished.truncated) return { verdict: 'failed', reason: `${subject}: too much output` };
  const fact = read(finished.stdout, finished.stderr);
  return fact.known ? { value: fact.value } : { verdict: 'failed', reason: `${subject}: ${fact.reason}` };
}

function evidenceOf({ stdout, stderr }: CollectedRun) {
  const reader = new EvidenceReader();
  reader.stdout(stdout);
  reader.stderr(stderr);
  return reader.end();
}
