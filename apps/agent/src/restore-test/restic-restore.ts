import { hostname } from 'node:os';
import { join } from 'node:path';
import { EvidenceReader, type Ending, startTool, verdictOfRun } from '@lockstep/collectors';
import { escapePattern } from './escape-pattern.ts';
import { type Candidate, newestSnapshot, noSnapshot } from './newest-snapshot.ts';
import { ResticListing } from './restic-listing.ts';
import {
  type RestoredFile,
  type RestoreOptions,
  type RestoreTool,
  type Sample,
  type Step,
  toolOptions,
} from './restore-tool.ts';

/** Restores with restic (0.14 to 0.19): `snapshots`, `ls`, `restore`. */
export function resticRestore(options: RestoreOptions): RestoreTool {
  return {
    sample: () => sampleOf(options),
    restore: (sample, folder) => restoreTo(options, sample, folder),
  };
}

async function sampleOf(options: RestoreOptions): Promise<Step<Sample>> {
  const printed: Uint8Array[] = [];
  const listed = await runRestic(options, ['snapshots', '--json', '--no-lock'], (chunk) => void printed.push(chunk));
  if ('verdict' in listed) return listed;
  const candidates = readCandidates(Buffer.concat(printed).toString());
  if (candidates === undefined) return { verdict: 'failed', reason: '`restic snapshots` printed no list of snapshots' };
  const wanted = { host: options.host ?? hostname(), path: options.path, nowMs: Date.now() };
  const newest = newestSnapshot(candidates, wanted);
  if (newest === undefined) return { verdict: 'failed', reason: noSnapshot(candidates, wanted) };
  const listing = new ResticListing(options);
  const read = await runRestic(options, ['ls', '--json', '--no-lock', newest.id], listing.push);
  if ('verdict' in read) return { ...read, snapshotId: newest.id };
  return { value: { snapshotId: newest.id, root: '/', files: listing.end() } };
}

/** With a lock, unlike the questions: a prune that runs beside it would make a good snapshot look bad. */
async function restoreTo(options: RestoreOptions, { snapshotId, files }: Sample, folder: string) {
  const includes = files.flatMap(({ path }) => ['--include', escapePattern(path)]);
  const ended: Step<unknown> = await runRestic(options, ['restore', snapshotId, '--target', folder, ...includes]);
  if ('verdict' in ended) return ended;
  return { value: files.map((file): RestoredFile => ({ file, path: join(folder, file.path) })) };
}

/** Runs a command to its end; anything but exit 0 is a refusal, whose verdict is that of any run of restic. */
async function runRestic(
  options: RestoreOptions,
  args: readonly string[],
  onStdout: (chunk: Uint8Array) => void = () => undefined,
): Promise<Step<Ending>> {
  const evidence = new EvidenceReader();
  const { ending } = await startTool({
    ...toolOptions(options, args),
    onStdout,
    onStderr: (chunk) => evidence.stderr(chunk),
  }).done;
  if (ending.type === 'exited' && ending.code === 0) return { value: ending };
  const asked = { json: false, dryRun: false, skipIfUnchanged: false };
  const { verdict, reason = '' } = verdictOfRun({ kind: 'restore', ending, evidence: evidence.end(), asked });
  return { verdict, reason: `restic ${args[0]}: ${reason}` };
}

function readCandidates(printed: string): readonly Candidate[] | undefined {
  try {
    const list: unknown = JSON.parse(printed);
    return Array.isArray(list) ? list.flatMap(readCandidate) : undefined;
  } catch {
    return undefined;
  }
}

function readCandidate(entry: unknown): readonly Candidate[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { id, time, hostname: host, paths } = entry as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof time !== 'string' || typeof host !== 'string') return [];
  const texts = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
  return /^[0-9a-f]{64}$/u.test(id) && !Number.isNaN(Date.parse(time)) ? [{ id, time, host, paths: texts }] : [];
}
