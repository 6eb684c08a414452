import type { Severity } from '@lockstep/protocol';
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
}

/** The families that the fleet feeds: a part of what `createRegistry([resticManager, lockstep])` makes. */
export interface FleetMetrics extends HostFamilies {
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
  rm_host_backup_overdue: ({ overdue }) => overdue,
  rm_host_backup_expected_interval_seconds: ({ expectedIntervalSeconds }) => expectedIntervalSeconds,
};

const FAMILIES = Object.keys(HOST_VALUES) as (keyof HostFamilies)[];

/**
 * Brings the rows of one host from what stands there to what shall. Either is undefined for a host that was not, or is
 * no more. A renamed host's old rows go, so that no two rows of one id stand beside each other.
 */
export function feedHost(metrics: FleetMetrics, before: ShownHost | undefined, after: ShownHost | undefined): void {
  const renamed = before?.labels.host !== after?.labels.host;
  if (before !== undefined && renamed) {
    for (const family of FAMILIES) {
      if (HOST_VALUES[family](before.values) !== undefined) metrics[family].remove(before.labels);
    }
  }
  feedRepoStatus(metrics, before, after);
  if (after === undefined) return;
  for (const family of FAMILIES) {
    const had = renamed || before === undefined ? undefined : HOST_VALUES[family](before.values);
    const value = HOST_VALUES[family](after.values);
    if (value === had) continue;
    if (value === undefined) metrics[family].remove(after.labels);
    else metrics[family].with(after.labels).set(value);
  }
}

function feedRepoStatus(metrics: FleetMetrics, before: ShownHost | undefined, after: ShownHost | undefined): void {
  const old = before && { ...before.labels, status: before.values.repoStatus };
  const now = after && { ...after.labels, status: after.values.repoStatus };
  if (old?.host === now?.host && old?.status === now?.status) return;
  if (old !== undefined) metrics.rm_host_repo_status.remove(old);
  if (now !== undefined) metrics.rm_host_repo_status.with(now).set(1);
}
