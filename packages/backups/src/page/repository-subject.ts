import type { CheckDepth, MaintenanceTask, SnapshotKind } from '@lockstep/collectors';
import { defined } from '../defined.ts';
import type { CheckRecord, RepositoryRecord } from '../record.ts';
import { flag, freshness, type OnPage, seconds } from './on-page.ts';
import type { Subject } from './rows.ts';

/** A repository as it stands on a page at an instant. What is undefined has no row. */
export interface RepositorySubject extends Subject {
  readonly page: OnPage;
  readonly storage: string;
  readonly sizeBytes: number | undefined;
  readonly uncompressedBytes: number | undefined;
  readonly blobs: number | undefined;
  readonly volumeSizeBytes: number | undefined;
  readonly volumeAvailableBytes: number | undefined;
  readonly locks: number | undefined;
  readonly oldestLock: number | undefined;
  readonly kinds: Readonly<Record<SnapshotKind, number>> | undefined;
  readonly snapshots: number | undefined;
  readonly checks: ReadonlyMap<CheckDepth, CheckRecord>;
  readonly lastCheck: CheckRecord | undefined;
  readonly maintained: ReadonlyMap<MaintenanceTask, number | undefined>;
  readonly maintenanceIntervals: Readonly<Partial<Record<MaintenanceTask, number>>>;
  readonly restoreTest: number | undefined;
  readonly isRestoreTestGood: number | undefined;
  readonly askingSeconds: number | undefined;
}

/** Computes the rows of a repository, from what is kept and from the time. */
export function repositorySubject(record: RepositoryRecord, page: OnPage, nowMs: number): RepositorySubject {
  const { storage, checks, maintenance, restoreTest } = record;
  return {
    page,
    storage: storage?.storage ?? 'unknown',
    ...statesOf(record, page, nowMs),
    checks: new Map(checks.map((check) => [check.depth, check])),
    lastCheck: checks.toSorted((a, b) => b.atMs - a.atMs)[0],
    maintained: new Map(maintenance.map(({ task, lastSuccessAtMs }) => [task, seconds(lastSuccessAtMs)])),
    maintenanceIntervals: maintenanceIntervals(record, page),
    restoreTest: seconds(restoreTest?.atMs),
    isRestoreTestGood: flag(restoreTest?.isGood),
    askingSeconds: askingSeconds(record),
    identity: page.repository,
    followers: [page.view.name, storage?.storage].join('\n'),
  };
}

function statesOf(record: RepositoryRecord, page: OnPage, nowMs: number) {
  let untilMs = Infinity;
  const fresh = <T extends { readonly atMs: number }>(state: T | undefined, maxAgeSeconds?: number): T | undefined => {
    const { isFresh, untilMs: its } = freshness(state?.atMs, page, { nowMs, ...defined({ maxAgeSeconds }) });
    untilMs = Math.min(untilMs, its);
    return isFresh ? state : undefined;
  };
  const size = fresh(record.size, page.view.sizeMaxAgeSeconds);
  const volume = fresh(record.volume);
  const locks = fresh(record.locks);
  const list = fresh(record.list);
  return {
    sizeBytes: size?.storedBytes,
    uncompressedBytes: size?.uncompressedBytes,
    blobs: size?.blobs,
    volumeSizeBytes: volume?.sizeBytes,
    volumeAvailableBytes: volume?.availableBytes,
    locks: locks?.count,
    oldestLock: seconds(locks?.oldestAtMs),
    kinds: list?.kinds,
    snapshots: list === undefined ? undefined : snapshotsOf(record, list.atMs),
    untilMs,
  };
}

function snapshotsOf({ sources }: RepositoryRecord, listAtMs: number): number {
  const listed = sources.flatMap(({ state }) => (state?.atMs === listAtMs ? [state] : []));
  return listed.reduce((sum, { complete, incomplete }) => sum + complete + incomplete, 0);
}

function maintenanceIntervals({ maintenance }: RepositoryRecord, { view }: OnPage) {
  if (view.isPaused === true) return {};
  const told = maintenance.map(({ task, expected }) => [task, expected?.intervalSeconds] as const);
  return { ...Object.fromEntries(told), ...view.maintenanceIntervalSeconds };
}

function askingSeconds({ collectors }: RepositoryRecord): number | undefined {
  const durations = collectors.flatMap(({ last }) => last.durationSeconds ?? []);
  return durations.length === 0 ? undefined : durations.reduce((sum, duration) => sum + duration, 0);
}
