import { type HostDue, hostDue } from './host-due.ts';
import type { HostRecord, RepoStatus } from './host-record.ts';
import { type Deafness, offlineAfterMs } from './presence.ts';
import { evidenceOf, type HostRepository, NO_EVIDENCE, type RepositoryEvidence } from './repository-evidence.ts';
import { type Repository, totalsOf } from './repository-standing.ts';

/** What the metrics of a host are at an instant. Undefined numbers are not exposed. */
export interface HostValues {
  /** Enrolled, never reported: it is in no count, and its only row is its repository status. */
  readonly pending: boolean;
  /** Unlike the rows, this is so for a pending host too. */
  readonly due: HostDue;
  readonly repoStatus: RepoStatus;
  readonly online: number | undefined;
  readonly lastBackupSeconds: number | undefined;
  readonly lastBackupSuccess: number | undefined;
  readonly lastSuccessSeconds: number | undefined;
  readonly repoSizeBytes: number | undefined;
  readonly snapshotCount: number | undefined;
  readonly openAlerts: number | undefined;
  readonly evidence: RepositoryEvidence;
  /** The last report, and within how many seconds the next is expected: never of a wakeful host. */
  readonly lastReportSeconds: number | undefined;
  readonly reportIntervalSeconds: number | undefined;
  /** Whether the alert of a silent host should be open. */
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

/** What is known of the repositories of a host: by looks and checks (`rm_`), and as records. */
export interface HostRepositories {
  readonly looks: readonly Repository[];
  readonly records: readonly HostRepository[];
}

/**
 * Computes the values of a host. Facts (last runs, overdue) do not go stale; states (size, count, locks) are withheld
 * after the stated age. What was `known` to be due is taken over while it holds.
 */
export function hostValues(
  host: HostRecord,
  { looks, records, known }: HostRepositories & { readonly known?: HostDue | undefined },
  { nowMs, deaf, stateMaxAgeMs }: FleetView,
): HostValues {
  const due = hostDue(host, nowMs, known);
  if (host.lastSeenAtMs === null) return { ...PENDING, due, untilMs: due.untilMs };
  const offlineAfter = offlineAfterMs(host, deaf);
  const alertOffline = nowMs > offlineAfter;
  const totals = totalsOf(looks, nowMs, stateMaxAgeMs);
  const evidence = evidenceOf(records, nowMs, stateMaxAgeMs);
  const { info, warning, critical } = host.openAlerts;
  return {
    pending: false,
    due,
    repoStatus: host.repoStatus,
    online: Number(!alertOffline),
    lastBackupSeconds: seconds(host.lastBackupAtMs),
    lastBackupSuccess: host.lastBackupSuccess === null ? undefined : Number(host.lastBackupSuccess),
    lastSuccessSeconds: seconds(host.lastSuccessAtMs),
    repoSizeBytes: totals.sizeBytes,
    snapshotCount: totals.snapshotCount,
    openAlerts: info + warning + critical,
    evidence,
    lastReportSeconds: seconds(host.lastSeenAtMs),
    reportIntervalSeconds: host.wakeful ? undefined : host.heartbeatSeconds,
    alertOffline,
    untilMs: firstAfter(nowMs, [offlineAfter, due.untilMs, totals.staleAtMs, evidence.staleAtMs]),
  };
}

const PENDING = {
  pending: true,
  repoStatus: 'unknown',
  online: undefined,
  lastBackupSeconds: undefined,
  lastBackupSuccess: undefined,
  lastSuccessSeconds: undefined,
  repoSizeBytes: undefined,
  snapshotCount: undefined,
  openAlerts: undefined,
  evidence: NO_EVIDENCE,
  lastReportSeconds: undefined,
  reportIntervalSeconds: undefined,
  alertOffline: false,
} as const;

function seconds(ms: number | null): number | undefined {
  return ms === null ? undefined : ms / 1000;
}

function firstAfter(nowMs: number, times: readonly number[]): number {
  return Math.min(...times.filter((time) => time >= nowMs));
}
