import { join, relative } from 'node:path';
import {
  type CollectedRun,
  collectOutput,
  type KopiaSnapshot,
  readRepositoryStatus,
  readSnapshotList,
  verdictOfKopiaRefusal,
} from '@lockstep/collectors';
import { liveSample } from './live-sample.ts';
import { type Candidate, newestSnapshot, noSnapshot } from './newest-snapshot.ts';
import {
  type RestoredFile,
  type RestoreOptions,
  type RestoreTool,
  type Sample,
  type Step,
  toolOptions,
} from './restore-tool.ts';

/** What the sample is chosen from over what is wanted: a policy may exclude files, and only a restore tells which. */
const SPARE = 3;

/**
 * Restores with Kopia. It lists no files of a snapshot as JSON, so the sample is chosen from files on this host that were not
 * touched since; a file that the snapshot does not hold is one that a policy excludes.
 */
export function kopiaRestore(options: RestoreOptions): RestoreTool {
  return {
    sample: () => sampleOf(options),
    restore: (sample, folder) => restoreTo(options, sample, folder),
  };
}

async function sampleOf(options: RestoreOptions): Promise<Step<Sample>> {
  const host = options.host === undefined ? await ownHost(options) : { value: options.host };
  if ('verdict' in host) return host;
  const listed = await runKopia(options, ['snapshot', 'list', '--json', '--all', '--no-retention']);
  if ('verdict' in listed) return listed;
  const list = readSnapshotList(listed.value.stdout);
  if (!list.known) return { verdict: 'failed', reason: list.reason };
  const candidates = list.value.snapshots.filter(({ incomplete }) => incomplete === undefined).map(candidateOf);
  const wanted = { host: host.value, path: options.path, nowMs: Date.now() };
  const newest = newestSnapshot(candidates, wanted);
  const root = newest?.paths[0];
  if (newest === undefined || root === undefined) return { verdict: 'failed', reason: noSnapshot(candidates, wanted) };
  const beforeMs = Date.parse(newest.time);
  const files = await liveSample({ ...options, root, beforeMs, files: options.files * SPARE });
  return { value: { snapshotId: newest.id, root, files } };
}

function candidateOf({ id, startTime, source }: KopiaSnapshot): Candidate {
  return { id, time: startTime, host: source.host, paths: [source.path] };
}

/** What Kopia calls this host: it may have been told another name when it was connected. */
async function ownHost(options: RestoreOptions): Promise<Step<string>> {
  const asked = await runKopia(options, ['repository', 'status', '--json']);
  if ('verdict' in asked) return asked;
  const status = readRepositoryStatus(asked.value.stdout);
  if (!status.known) return { verdict: 'failed', reason: status.reason };
  const { hostname } = status.value;
  return hostname === undefined
    ? { verdict: 'failed', reason: '`kopia repository status` names no host; --host chooses one' }
    : { value: hostname };
}

/** One file after the other: Kopia restores a path of a snapshot, and the folder it is to lie in must be there. */
async function restoreTo(options: RestoreOptions, { snapshotId, root, files }: Sample, folder: string) {
  const restored: RestoredFile[] = [];
  for (const [index, file] of files.entries()) {
    if (restored.length === options.files) break;
    const path = join(folder, String(index));
    const ended = await runKopia(options, ['restore', `${snapshotId}/${relative(root, file.path)}`, path]);
    if ('value' in ended) restored.push({ file, path });
    else if (!NOT_IN_SNAPSHOT.test(ended.reason)) return ended;
  }
  return { value: restored };
}

/** Recorded as `restore/unknown-path`. */
const NOT_IN_SNAPSHOT = /: entry not found$/u;

async function runKopia(options: RestoreOptions, args: readonly string[]): Promise<Step<CollectedRun>> {
  const finished = await collectOutput(toolOptions(options, args));
  const isGood = finished.ending.type === 'exited' && finished.ending.code === 0;
  if (isGood && !finished.truncated) return { value: finished };
  const { verdict, reason } = isGood
    ? { verdict: 'failed' as const, reason: 'too much output' }
    : verdictOfKopiaRefusal(finished);
  return { verdict, reason: `kopia ${args[0]}: ${reason}` };
}
