import { jobStatus, type OwedPair, type Verdict } from '@lockstep/protocol';
import { laterOf } from './clock-correction.ts';

/** What is known of the backups of one repository and source of a host. Both are `''` where reports name none. */
export interface Pair {
  readonly repository: string;
  readonly source: string;
  readonly latestId: string;
  readonly latestAtMs: number;
  readonly latestVerdict: Verdict;
  readonly latestReason: string | null;
  readonly lastSuccessAtMs: number | null;
}

/** A backup run, its end by the server's clock. */
export interface BackupRun {
  readonly id: string;
  readonly repository: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly finishedAtMs: number;
}

/** How a host stands with its backups, over all the pairs that count. */
export interface BackupStanding {
  /** Whether the latest run of every pair succeeded; null before the first run. */
  readonly success: boolean | null;
  /** The oldest of the last successes; null until there is one, and while a declared pair has none. */
  readonly lastSuccessAtMs: number | null;
  /** Since when a backup is owed: the oldest of the last successes, enrolment standing in for one that never was. */
  readonly owedSinceMs: number;
}

/**
 * Adds a run to its pair. The latest run is the one that ended last, the greater id deciding a tie, so that the order
 * of arrival does not matter; the last success never goes backwards.
 */
export function addRun(pair: Pair | undefined, run: BackupRun, nowMs: number): Pair {
  const success = jobStatus(run.verdict) === 'succeeded';
  const known = pair?.lastSuccessAtMs ?? null;
  const lastSuccessAtMs = success ? laterOf(known, run.finishedAtMs, nowMs) : known;
  if (pair !== undefined && !isLater(run.finishedAtMs, run.id, pair.latestAtMs, pair.latestId, nowMs)) {
    return { ...pair, lastSuccessAtMs };
  }
  return {
    repository: run.repository,
    source: run.source,
    latestId: run.id,
    latestAtMs: run.finishedAtMs,
    latestVerdict: run.verdict,
    latestReason: run.reason,
    lastSuccessAtMs,
  };
}

/** Whether something at `atMs` replaces what is stored: it is later, or as late with the greater id. */
export function isLater(atMs: number, id: string, storedAtMs: number | null, storedId: string | null, nowMs: number) {
  if (storedAtMs === null || storedId === null) return true;
  return atMs === storedAtMs ? id > storedId : laterOf(storedAtMs, atMs, nowMs) === atMs;
}

/**
 * How a host stands. When it declares what it owes, exactly those pairs count: one that never ran is not a success, and
 * one that never succeeded leaves the last success unknown. Otherwise every pair that was ever seen counts, for the last
 * success those that ever succeeded: a dead off-site copy does not hide behind a good local one, a mistyped run does not
 * hide the good ones.
 */
export function standingOf(
  pairs: readonly Pair[],
  owes: readonly OwedPair[] | null,
  enrolledAtMs: number,
): BackupStanding {
  const declared = owes !== null && owes.length > 0;
  const counted = owedPairs(pairs, owes);
  const everySucceeded =
    counted.every(({ latestVerdict }) => jobStatus(latestVerdict) === 'succeeded') &&
    (!declared || counted.length === distinct(owes));
  const successes = counted.map(({ lastSuccessAtMs }) => lastSuccessAtMs).filter((at) => at !== null);
  const complete = successes.length > 0 && (!declared || successes.length === distinct(owes));
  const oldest = complete ? Math.min(...successes) : null;
  return {
    success: pairs.length === 0 ? null : everySucceeded,
    lastSuccessAtMs: oldest,
    owedSinceMs: oldest ?? enrolledAtMs,
  };
}

/** The pairs that count for a host: those that it owes, else every one seen. */
export function owedPairs(pairs: readonly Pair[], owes: readonly OwedPair[] | null): readonly Pair[] {
  if (owes === null || owes.length === 0) return pairs;
  const owed = new Set(owes.map(pairKey));
  return pairs.filter((pair) => owed.has(pairKey(pair)));
}

/** One text for a pair; no part of it can hold the separator. */
export function pairKey({ repository, source }: OwedPair): string {
  return `${repository}\n${source}`;
}

function distinct(owes: readonly OwedPair[]): number {
  return new Set(owes.map(pairKey)).size;
}
