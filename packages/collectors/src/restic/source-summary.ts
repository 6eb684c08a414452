import type { NewestSnapshot, SourceSnapshots, TracedRun } from '../answer.ts';
import { CLOCK_SKEW_MS } from '../clock-skew.ts';
import { defined } from '../defined.ts';
import type { ResticSnapshot } from './snapshot.ts';

/**
 * Sums up a list by source, ordered by host, user and paths. Every snapshot of restic is complete: a run that ended early
 * leaves none, and one that could not read some files leaves no mark of it, so its run counts as `ok` here.
 */
export function summarizeSources(snapshots: readonly ResticSnapshot[], askedAtMs: number): readonly SourceSnapshots[] {
  const bySource = new Map<string, ResticSnapshot[]>();
  for (const snapshot of snapshots) {
    const { host, user, paths } = snapshot.source;
    const key = JSON.stringify([host, user, paths]);
    const group = bySource.get(key);
    if (group === undefined) bySource.set(key, [snapshot]);
    else group.push(snapshot);
  }
  return [...bySource]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [summarize(first, others, askedAtMs)]));
}

function summarize(first: ResticSnapshot, others: readonly ResticSnapshot[], askedAtMs: number): SourceSnapshots {
  const latest = askedAtMs + CLOCK_SKEW_MS;
  const past = [first, ...others]
    .filter((snapshot) => snapshot.timeMs <= latest && endOf(snapshot) <= latest)
    .toSorted((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1));
  // Not always the newest snapshot: `backup --time` dates them back.
  const last = past.toSorted((a, b) => endOf(a) - endOf(b)).at(-1);
  const newest = past.at(-1);
  return {
    source: first.source,
    complete: past.length,
    incomplete: 0,
    restorePoints: past.map(({ timeMs }) => timeMs / 1000),
    ...(newest === undefined ? {} : { newest: newestOf(newest) }),
    ...(last === undefined ? {} : { lastRun: runOf(last), lastSuccessAtMs: endOf(last) }),
  };
}

/** When the backup ended; its start where restic was too old to say. */
function endOf({ summary, timeMs }: ResticSnapshot): number {
  return summary?.endedAtMs ?? timeMs;
}

function newestOf({ summary, tags }: ResticSnapshot): NewestSnapshot {
  return { ...defined({ sizeBytes: summary?.sizeBytes, files: summary?.files }), ...(tags.length > 0 ? { tags } : {}) };
}

function runOf(snapshot: ResticSnapshot): TracedRun {
  const { startedAtMs, endedAtMs, addedBytes, changes = {} } = snapshot.summary ?? {};
  const milliseconds = (endedAtMs ?? Number.NaN) - (startedAtMs ?? Number.NaN);
  return {
    endedAtMs: endOf(snapshot),
    verdict: 'ok',
    ...defined({ durationSeconds: milliseconds >= 0 ? milliseconds / 1000 : undefined, addedBytes }),
    ...(Object.keys(changes).length > 0 ? { changes } : {}),
  };
}
