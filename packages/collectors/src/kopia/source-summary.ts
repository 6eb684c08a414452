import { defined } from '../defined.ts';
import { compareInstants } from './instant.ts';
import type { KopiaSnapshot } from './snapshot.ts';
import { type KopiaSource, sourceKey } from './source.ts';

/** What the snapshots of one source amount to. */
export interface KopiaSourceSummary {
  readonly source: KopiaSource;
  /** Restore points: complete and not of the future. */
  readonly complete: number;
  /** Checkpoints, one for each and not for each run, and runs that ended early. The next good run deletes them. */
  readonly incomplete: number;
  /** Snapshots from after the look: back-dated by hand or by a clock that was wrong. They are neither oldest nor newest. */
  readonly future: number;
  readonly oldestComplete?: KopiaSnapshot;
  /** It may lack entries that could not be read. */
  readonly newestComplete?: KopiaSnapshot;
  /** The newest complete one without failed entries: the last success. */
  readonly newestGood?: KopiaSnapshot;
}

/** Clocks of the machines that share a repository may differ by so much before a snapshot counts as one of the future. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Sums up a list by source, ordered by host, user and path. `asOf` is the time of the look. */
export function summarizeSources(snapshots: readonly KopiaSnapshot[], asOf: Date): readonly KopiaSourceSummary[] {
  const bySource = new Map<string, KopiaSnapshot[]>();
  for (const snapshot of snapshots) {
    const key = sourceKey(snapshot.source);
    const group = bySource.get(key);
    if (group === undefined) bySource.set(key, [snapshot]);
    else group.push(snapshot);
  }
  return [...bySource]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [summarize(first, others, asOf)]));
}

function summarize(first: KopiaSnapshot, others: readonly KopiaSnapshot[], asOf: Date): KopiaSourceSummary {
  const latest = asOf.getTime() + CLOCK_SKEW_MS;
  const all = [first, ...others].toSorted(byTime);
  const past = all.filter(({ startTime }) => Date.parse(startTime) <= latest);
  const complete = past.filter(({ incomplete }) => incomplete === undefined);
  return {
    source: first.source,
    complete: complete.length,
    incomplete: past.length - complete.length,
    future: all.length - past.length,
    ...defined({
      oldestComplete: complete[0],
      newestComplete: complete.at(-1),
      newestGood: complete.findLast(({ failedEntries }) => (failedEntries ?? 0) === 0),
    }),
  };
}

/** Two writers may start in the same instant, so the end and the id decide too. */
function byTime(a: KopiaSnapshot, b: KopiaSnapshot): number {
  return (
    compareInstants(a.startTime, b.startTime) ||
    compareInstants(a.endTime ?? a.startTime, b.endTime ?? b.startTime) ||
    (a.id < b.id ? -1 : 1)
  );
}
