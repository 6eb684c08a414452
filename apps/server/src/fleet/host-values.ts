import { dueTimes, expectedInterval } from './expectation.ts';
import { activeExpectation, type HostRecord, type RepoStatus } from './host-record.ts';
import { type Deafness, offlineAfterMs } from './presence.ts';
import { type Repository, totalsOf } from './repository-standing.ts';

/** What the metrics of a host are at an instant. Undefined numbers are not exposed. */
export interface HostValues {
  /** Enrolled, never reported: it is in no count, and its only row is its repository status. */
  readonly pending: boolean;
  readonly hasExpectation: boolean;
  readonly repoStatus: RepoStatus;
  readonly online: number | undefined;
  readonly lastBackupSeconds: number | undefined;
  readonly lastBackupSuccess: number | undefined;
  readonly lastSuccessSeconds: number | undefined;
  readonly repoSizeBytes: number | undefined;
  readonly snapshotCount: number | undefined;
  readonly openAlerts: number | undefined;
  readonly overdue: number | undefined;
  readonly expectedIntervalSeconds: number | undefined;
  /** Whether the alerts that time causes should be open. Unlike the row, this is so for a pending host too. */
  readonly alertOverdue: boolean;
  readonly alertOffline: boolean;
  /** These values hold up to this instant, inclusive, unless something is reported. */
  readonly untilMs: number;
}

/** What is the same for every host of one server. */
export interface FleetView {
  readonly nowMs: number;
  readonly deaf: Deafness;
  /** Counts and sizes older than this are withheld. */
  readonly stateMaxAgeMs: number;
}

/**
 * Computes the values of a host. Facts (last runs, overdue) do not go stale; states (size, count) are withheld after
 * the stated age.
 */
export function hostValues(host: HostRecord, repositories: readonly Repository[], view: FleetView): HostValues {
  const { nowMs, deaf, stateMaxAgeMs } = view;
  const expected = activeExpectation(host);
  const overdueAfter = expected === null ? Infinity : dueTimes(expected, host.owedSinceMs).overdueAfterMs;
  const alertOverdue = nowMs > overdueAfter;
  if (host.lastSeenAtMs === null) {
    return { ...PENDING, hasExpectation: expected !== null, alertOverdue, untilMs: firstAfter(nowMs, [overdueAfter]) };
  }
  const offlineAfter = offlineAfterMs(host, deaf);
  const alertOffline = nowMs > offlineAfter;
  const interval = expected === null ? undefined : expectedInterval(expected, nowMs);
  const totals = totalsOf(repositories, nowMs, stateMaxAgeMs);
  const { info, warning, critical } = host.openAlerts;
  return {
    pending: false,
    hasExpectation: expected !== null,
    repoStatus: host.repoStatus,
    online: Number(!alertOffline),
    lastBackupSeconds: seconds(host.lastBackupAtMs),
    lastBackupSuccess: host.lastBackupSuccess === null ? undefined : Number(host.lastBackupSuccess),
    lastSuccessSeconds: seconds(host.lastSuccessAtMs),
    repoSizeBytes: totals.sizeBytes,
    snapshotCount: totals.snapshotCount,
    openAlerts: info + warning + critical,
    overdue: expected === null ? undefined : Number(alertOverdue),
    expectedIntervalSeconds: interval?.seconds,
    alertOverdue,
    alertOffline,
    untilMs: firstAfter(nowMs, [offlineAfter, overdueAfter, totals.staleAtMs, (interval?.untilMs ?? Infinity) - 1]),
  };
}

const PENDING: HostValues = {
  pending: true,
  hasExpectation: false,
  repoStatus: 'unknown',
  online: undefined,
  lastBackupSeconds: undefined,
  lastBackupSuccess: undefined,
  lastSuccessSeconds: undefined,
  repoSizeBytes: undefined,
  snapshotCount: undefined,
  openAlerts: undefined,
  overdue: undefined,
  expectedIntervalSeconds: undefined,
  alertOverdue: false,
  alertOffline: false,
  untilMs: Infinity,
};

function seconds(ms: number | null): number | undefined {
  return ms === null ? undefined : ms / 1000;
}

function firstAfter(nowMs: number, times: readonly number[]): number {
  return Math.min(...times.filter((time) => time >= nowMs));
}
