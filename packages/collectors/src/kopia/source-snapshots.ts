import type { SnapshotKind, Snapshots, SourceSnapshots, TracedRun } from '../answer.ts';
import { CLOCK_SKEW_MS } from '../clock-skew.ts';
import { defined } from '../defined.ts';
import type { RunVerdict } from '../verdict.ts';
import { compareInstants, secondsBetween } from './instant.ts';
import type { KopiaSnapshot } from './snapshot.ts';
import { backupSource, type KopiaSource, sourceKey } from './source.ts';

/** Sums up a list by source, ordered by host, user and path. `asOfMs` is the time of the look. */
export function snapshotsBySource(snapshots: readonly KopiaSnapshot[], asOfMs: number): Snapshots {
  const bySource = new Map<string, { readonly source: KopiaSource; readonly group: KopiaSnapshot[] }>();
  for (const snapshot of snapshots) {
    const key = sourceKey(snapshot.source);
    const known = bySource.get(key);
    if (known === undefined) bySource.set(key, { source: snapshot.source, group: [snapshot] });
    else known.group.push(snapshot);
  }
  const sources = [...bySource]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { source, group }]) => summarize(source, group, asOfMs));
  return { sources, kinds: countKinds(snapshots) };
}

/**
 * What the run of a snapshot came to, as `verdictOfKopiaRun` judges the run itself. A run that stopped at the first mistake
 * (`--fail-fast`) and one that somebody cancelled have the same mark; only the first has failed entries.
 */
function verdictOfSnapshot(snapshot: KopiaSnapshot): RunVerdict {
  const { incomplete, failedEntries = 0 } = snapshot;
  if (incomplete === 'canceled') return failedEntries > 0 ? 'failed' : 'cancelled';
  return incomplete === undefined && unreadEntries(snapshot) === 0 ? 'ok' : 'partial';
}

function summarize(source: KopiaSource, group: readonly KopiaSnapshot[], asOfMs: number): SourceSnapshots {
  const past = group.filter((snapshot) => Date.parse(endOf(snapshot)) <= asOfMs + CLOCK_SKEW_MS);
  const complete = past.filter(({ incomplete }) => incomplete === undefined).toSorted(byStart);
  // A checkpoint belongs to a run that goes on, or that died without an end.
  const runs = past.filter(({ incomplete }) => incomplete !== 'checkpoint').toSorted(byEnd);
  const newest = complete.at(-1);
  const [lastRun, lastGood] = [runs.at(-1), runs.findLast((run) => verdictOfSnapshot(run) === 'ok')];
  return {
    source: backupSource(source),
    complete: complete.length,
    incomplete: past.length - complete.length,
    restorePoints: complete.map(({ startTime }) => Date.parse(startTime) / 1000),
    ...defined({
      newest: newest && { ...defined({ sizeBytes: newest.sizeBytes, files: newest.files }), tags: newest.tags },
      lastRun: lastRun && tracedRun(lastRun),
      lastSuccessAtMs: lastGood && Date.parse(endOf(lastGood)),
    }),
  };
}

function tracedRun(snapshot: KopiaSnapshot): TracedRun {
  const durationSeconds = snapshot.endTime && secondsBetween(snapshot.startTime, snapshot.endTime);
  return {
    endedAtMs: Date.parse(endOf(snapshot)),
    verdict: verdictOfSnapshot(snapshot),
    ...(typeof durationSeconds === 'number' && durationSeconds >= 0 ? { durationSeconds } : {}),
  };
}

const KIND_OF_MARK: ReadonlyMap<string, SnapshotKind> = new Map([
  ['checkpoint', 'checkpoint'],
  ['canceled', 'canceled'],
  ['limit reached', 'limit_reached'],
]);

function countKinds(snapshots: readonly KopiaSnapshot[]): Readonly<Record<SnapshotKind, number>> {
  const kinds = { complete: 0, partial: 0, checkpoint: 0, canceled: 0, limit_reached: 0, other: 0 };
  for (const snapshot of snapshots) kinds[kindOf(snapshot)] += 1;
  return kinds;
}

function kindOf(snapshot: KopiaSnapshot): SnapshotKind {
  const { incomplete } = snapshot;
  if (incomplete !== undefined) return KIND_OF_MARK.get(incomplete) ?? 'other';
  return unreadEntries(snapshot) > 0 ? 'partial' : 'complete';
}

/** A policy may ignore errors; what was not read is not in the backup all the same. */
function unreadEntries({ failedEntries = 0, ignoredEntries = 0 }: KopiaSnapshot): number {
  return failedEntries + ignoredEntries;
}

function endOf({ startTime, endTime }: KopiaSnapshot): string {
  return endTime ?? startTime;
}

/** Two writers may start in the same instant, so the end and the id decide too. */
function byStart(a: KopiaSnapshot, b: KopiaSnapshot): number {
  return compareInstants(a.startTime, b.startTime) || byEnd(a, b);
}

function byEnd(a: KopiaSnapshot, b: KopiaSnapshot): number {
  return compareInstants(endOf(a), endOf(b)) || (a.id < b.id ? -1 : 1);
}
