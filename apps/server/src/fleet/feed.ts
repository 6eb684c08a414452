import type { Severity } from '@lockstep/protocol';
import type { BackupMetrics } from '@lockstep/backups';
import type { BackupTool } from '@lockstep/collectors';
import type { RepoStatus } from './host-record.ts';
import type { HostValues } from './host-values.ts';

interface HostLabels {
  readonly host_id: string;
  readonly host: string;
}

/** A gauge with labels, as far as it is needed here. */
interface GaugeFamily<L> {
  with(labels: L): { set(value: number): void };
  remove(labels: L): void;
}

interface Gauge {
  set(value: number): void;
}

/** Families of which every host has at most one row. */
interface HostFamilies {
  readonly rm_host_agent_online: GaugeFamily<HostLabels>;
  readonly rm_host_last_backup_timestamp_seconds: GaugeFamily<HostLabels>;
  readonly rm_host_last_backup_success: GaugeFamily<HostLabels>;
  readonly rm_host_last_successful_backup_timestamp_seconds: GaugeFamily<HostLabels>;
  readonly rm_host_repo_size_bytes: GaugeFamily<HostLabels>;
  readonly rm_host_snapshot_count: GaugeFamily<HostLabels>;
  readonly rm_host_open_alerts: GaugeFamily<HostLabels>;
  readonly rm_host_backup_overdue: GaugeFamily<HostLabels>;
  readonly rm_host_backup_expected_interval_seconds: GaugeFamily<HostLabels>;
  readonly rm_host_backup_next_expected_timestamp_seconds: GaugeFamily<HostLabels>;
  readonly rm_host_backup_missed_runs: GaugeFamily<HostLabels>;
  readonly rm_host_last_check_timestamp_seconds: GaugeFamily<HostLabels>;
  readonly rm_host_last_check_success: GaugeFamily<HostLabels>;
  readonly rm_host_last_restore_test_timestamp_seconds: GaugeFamily<HostLabels>;
  readonly rm_host_last_restore_test_success: GaugeFamily<HostLabels>;
  readonly rm_host_repo_locks: GaugeFamily<HostLabels>;
  readonly rm_host_repo_oldest_lock_timestamp_seconds: GaugeFamily<HostLabels>;
}

/** The families that the fleet feeds: a part of what `createRegistry([resticManager, lockstep])` makes. */
export interface FleetMetrics extends HostFamilies, BackupMetrics {
  readonly rm_host_repo_status: GaugeFamily<HostLabels & { readonly status: RepoStatus }>;
  readonly rm_hosts_total: Gauge;
  readonly rm_hosts_online: Gauge;
  readonly rm_active_alerts: { with(labels: { readonly severity: Severity }): { set(value: number): void } };
  readonly lockstep_hosts_without_expectation: Gauge;
  readonly lockstep_hosts_pending: Gauge;
  readonly lockstep_store_size_bytes: Gauge;
  readonly lockstep_alert_notifications_pending: Gauge;
}

/** A host as it stands on the page. */
export interface ShownHost {
  readonly labels: HostLabels;
  /** Its agent as a collector, of which the question is `reports`. */
  readonly agent: { readonly tool: BackupTool; readonly name: string };
  readonly values: HostValues;
}

/** Where each family of `HostFamilies` takes its value from; undefined is no row. */
const HOST_VALUES: Readonly<Record<keyof HostFamilies, (values: HostValues) => number | undefined>> = {
  rm_host_agent_online: ({ online }) => online,
  rm_host_last_backup_timestamp_seconds: ({ lastBackupSeconds }) => lastBackupSeconds,
  rm_host_last_backup_success: ({ lastBackupSuccess }) => lastBackupSuccess,
  rm_host_last_successful_backup_timestamp_seconds: ({ lastSuccessSeconds }) => lastSuccessSeconds,
  rm_host_repo_size_bytes: ({ repoSizeBytes }) => repoSizeBytes,
  rm_host_snapshot_count: ({ snapshotCount }) => snapshotCount,
  rm_host_open_alerts: ({ openAlerts }) => openAlerts,
  rm_host_backup_overdue: ({ due, pending }) => (pending ? undefined : due.overdue),
  rm_host_backup_expected_interval_seconds: ({ due, pending }) => (pending ? undefined : due.expectedIntervalSeconds),
  rm_host_backup_next_expected_timestamp_seconds: ({ due, pending }) => (pending ? undefined : due.nextExpectedSeconds),
  rm_host_backup_missed_runs: ({ due, pending }) => (pending ? undefined : due.missedRuns),
  rm_host_last_check_timestamp_seconds: ({ evidence }) => evidence.lastCheckSeconds,
  rm_host_last_check_success: ({ evidence }) => evidence.lastCheckSuccess,
  rm_host_last_restore_test_timestamp_seconds: ({ evidence }) => evidence.lastRestoreTestSeconds,
  rm_host_last_restore_test_success: ({ evidence }) => evidence.lastRestoreTestSuccess,
  rm_host_repo_locks: ({ evidence }) => evidence.locks,
  rm_host_repo_oldest_lock_timestamp_seconds: ({ evidence }) => evidence.oldestLockSeconds,
};

/** Where the rows of an agent take their values from: its silence shows as that of any other collector. */
const AGENT_VALUES = {
  backup_collector_last_attempt_timestamp_seconds: ({ lastReportSeconds }) => lastReportSeconds,
  backup_collector_last_success_timestamp_seconds: ({ lastReportSeconds }) => lastReportSeconds,
  backup_collector_interval_seconds: ({ reportIntervalSeconds }) => reportIntervalSeconds,
} as const satisfies Partial<Record<keyof BackupMetrics, (values: HostValues) => number | undefined>>;

/** A host as it stands on the page and as it shall. */
interface HostChange {
  readonly before: ShownHost | undefined;
  readonly after: ShownHost | undefined;
  /** Its rows have other labels than before. */
  readonly isMoved: boolean;
}

/** All rows that a host may have, but for the status of its repository. */
const ROWS: readonly ((metrics: FleetMetrics, change: HostChange) => void)[] = [
  ...keysOf(HOST_VALUES).map((family) =>
    rowOf(
      (metrics) => metrics[family],
      ({ labels }) => labels,
      HOST_VALUES[family],
    ),
  ),
  ...keysOf(AGENT_VALUES).map((family) => rowOf((metrics) => metrics[family], agentLabels, AGENT_VALUES[family])),
  rowOf(
    (metrics) => metrics.backup_collector_last_result,
    (host) => ({ ...agentLabels(host), verdict: 'ok' }) as const,
    ({ pending }) => (pending ? undefined : 1),
  ),
];

/**
 * Brings the rows of one host from what stands there to what shall. Either is undefined for a host that was not, or is
 * no more. A renamed host's old rows go, so that no two rows of one id stand beside each other.
 */
export function feedHost(metrics: FleetMetrics, before: ShownHost | undefined, after: ShownHost | undefined): void {
  const isMoved = before?.labels.host !== after?.labels.host || before?.agent.tool !== after?.agent.tool;
  for (const feed of ROWS) feed(metrics, { before, after, isMoved });
  feedRepoStatus(metrics, before, after);
}

function rowOf<L>(
  familyOf: (metrics: FleetMetrics) => GaugeFamily<L>,
  labelsOf: (host: ShownHost) => L,
  valueOf: (values: HostValues) => number | undefined,
) {
  return (metrics: FleetMetrics, { before, after, isMoved }: HostChange): void => {
    const had = before && valueOf(before.values);
    const value = after && valueOf(after.values);
    if (before !== undefined && had !== undefined && (isMoved || value === undefined)) {
      familyOf(metrics).remove(labelsOf(before));
    }
    if (after !== undefined && value !== undefined && (isMoved || value !== had)) {
      familyOf(metrics).with(labelsOf(after)).set(value);
    }
  };
}

function agentLabels({ agent }: ShownHost) {
  return { ...agent, question: 'reports' } as const;
}

function keysOf<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}

function feedRepoStatus(metrics: FleetMetrics, before: ShownHost | undefined, after: ShownHost | undefined): void {
  const old = before && { ...before.labels, status: before.values.repoStatus };
  const now = after && { ...after.labels, status: after.values.repoStatus };
  if (old?.host === now?.host && old?.status === now?.status) return;
  if (old !== undefined) metrics.rm_host_repo_status.remove(old);
  if (now !== undefined) metrics.rm_host_repo_status.with(now).set(1);
}
