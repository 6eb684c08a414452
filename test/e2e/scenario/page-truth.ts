import { SEVERITIES } from '@lockstep/protocol';
import type { ExpectedSample } from './compare.ts';
import { countAlerts } from './expected-alerts.ts';
import { countHosts, type FleetTruth, type HostIds, hostLabels, perHost } from './truth.ts';
import { HOST_PARTS } from './fleet-hosts.ts';

/** Every `rm_` family of the page that the story decides, with all its series. */
export function pageTruth(truth: FleetTruth, ids: HostIds): Readonly<Record<string, readonly ExpectedSample[]>> {
  return {
    rm_host_agent_online: perHost(truth, ids, ({ online }) => online),
    rm_host_last_backup_timestamp_seconds: perHost(truth, ids, ({ lastBackup }) => lastBackup),
    rm_host_last_successful_backup_timestamp_seconds: perHost(truth, ids, ({ lastSuccess }) => lastSuccess),
    rm_host_last_backup_success: perHost(truth, ids, ({ success }) => success),
    rm_host_repo_size_bytes: perHost(truth, ids, ({ sizeBytes }) => sizeBytes),
    rm_host_snapshot_count: perHost(truth, ids, ({ snapshots }) => snapshots),
    rm_host_open_alerts: perHost(truth, ids, ({ openAlerts }) => openAlerts),
    rm_host_backup_overdue: perHost(truth, ids, ({ overdue }) => overdue),
    rm_host_backup_expected_interval_seconds: perHost(truth, ids, ({ intervalSeconds }) => intervalSeconds),
    rm_host_repo_status: HOST_PARTS.map((part) => ({
      labels: { ...hostLabels(ids, part), status: truth[part].repoStatus },
      value: 1,
    })),
    rm_active_alerts: SEVERITIES.map((severity) => ({ labels: { severity }, value: countAlerts({ severity }) })),
    // A host that never reported is pending, and counts nowhere.
    rm_hosts_total: [{ labels: {}, value: countHosts(truth, ({ online }) => online !== undefined) }],
    rm_hosts_online: [{ labels: {}, value: countHosts(truth, ({ online }) => online === 1) }],
  };
}
