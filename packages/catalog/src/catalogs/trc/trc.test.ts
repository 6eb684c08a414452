import { describe, expect, it } from 'vitest';
import {
  type Catalog,
  trcAgent,
  trcControlPlane,
  trcEdge,
  trcEvents,
  trcPolicy,
  trcProjections,
  trcScheduler,
} from '../../index.ts';

/** "Required metrics by component" of the specification, line by line: component, name, type and labels in its order. */
const SPECIFIED = `
    trc-control-plane trc_http_requests_total counter [method, path_template, status]
    trc-control-plane trc_http_request_duration_seconds histogram [method, path_template, status]
    trc-control-plane trc_auth_token_mints_total counter [grant_type, result]
    trc-control-plane trc_auth_token_refresh_total counter [result]
    trc-control-plane trc_auth_device_flow_polls_total counter [result]
    trc-control-plane trc_db_connections_in_use gauge []
    trc-control-plane trc_db_connections_max gauge []
    trc-control-plane trc_db_query_duration_seconds histogram [query_class]
    trc-control-plane trc_idempotency_hits_total counter [endpoint]
    trc-control-plane trc_idempotency_conflicts_total counter [endpoint]
    trc-events trc_event_append_total counter [result]
    trc-events trc_event_append_duration_seconds histogram [result]
    trc-events trc_events_table_rows gauge []
    trc-events trc_events_table_size_bytes gauge []
    trc-events trc_commands_total counter [command, result]
    trc-events trc_command_duration_seconds histogram [command, result]
    trc-projections trc_projection_last_applied_event_id gauge [projection]
    trc-projections trc_projection_lag_events gauge [projection]
    trc-projections trc_projection_apply_duration_seconds histogram [projection]
    trc-projections trc_projection_errors_total counter [projection]
    trc-projections trc_projection_rebuilds_total counter [projection]
    trc-scheduler trc_scheduler_reconcile_runs_total counter []
    trc-scheduler trc_scheduler_reconcile_duration_seconds histogram []
    trc-scheduler trc_scheduler_group_reconciles_total counter [result]
    trc-scheduler trc_scheduler_group_reconcile_duration_seconds histogram [result]
    trc-scheduler trc_scheduler_instance_allocations_total counter [result]
    trc-scheduler trc_scheduler_instance_drains_total counter [reason]
    trc-scheduler trc_scheduler_instance_stops_total counter [reason]
    trc-scheduler trc_scheduler_unschedulable_total counter [reason]
    trc-scheduler trc_scheduler_rollout_seconds histogram [result]
    trc-scheduler trc_scheduler_rollout_failures_total counter [reason]
    trc-agent trc_agent_heartbeat_total counter [result]
    trc-agent trc_agent_controlplane_reconnects_total counter []
    trc-agent trc_agent_overlay_peers gauge []
    trc-agent trc_agent_overlay_handshake_age_seconds_max gauge []
    trc-agent trc_agent_instances_desired gauge []
    trc-agent trc_agent_instances_running gauge []
    trc-agent trc_agent_instances_ready gauge []
    trc-agent trc_agent_instance_boot_seconds histogram [result]
    trc-agent trc_agent_instance_failures_total counter [reason]
    trc-agent trc_agent_image_pulls_total counter [result]
    trc-agent trc_agent_image_pull_seconds histogram [result]
    trc-agent trc_agent_rootdisk_build_seconds histogram [result]
    trc-agent trc_agent_cache_bytes gauge [kind]
    trc-agent trc_agent_cache_evictions_total counter [kind]
    trc-agent trc_agent_volume_pool_free_bytes gauge []
    trc-agent trc_agent_volume_pool_used_bytes gauge []
    trc-agent trc_agent_disk_free_bytes gauge [mount]
    trc-agent trc_agent_disk_pressure gauge [kind]
    trc-agent trc_agent_secrets_delivery_total counter [result, reason]
    trc-agent trc_agent_secrets_delivery_seconds histogram [result]
    trc-agent trc_agent_snapshots_total counter [result]
    trc-agent trc_agent_snapshot_seconds histogram [result]
    trc-agent trc_agent_backups_total counter [result]
    trc-agent trc_agent_backup_seconds histogram [result]
    trc-agent trc_agent_backup_bytes_total counter [result]
    trc-edge trc_edge_connections_total counter [listener_port, result]
    trc-edge trc_edge_concurrent_connections gauge [listener_port]
    trc-edge trc_edge_upstream_connect_failures_total counter [reason]
    trc-edge trc_edge_routes_loaded gauge []
    trc-edge trc_edge_config_apply_total counter [result]
    trc-edge trc_edge_config_apply_seconds histogram [result]
    trc-edge trc_edge_backends_active_total gauge []
    trc-edge trc_edge_backends_active_by_protocol gauge [protocol_hint]
    trc-edge trc_edge_sni_sniffs_total counter [result]
    trc-edge trc_edge_sni_sniff_seconds histogram [result]
    trc-edge trc_edge_proxy_v2_enabled_routes gauge []
    trc-edge trc_edge_proxy_v2_injections_total counter [result]
`;

/** Used by the specification of alerts, and in no list of metrics. */
const ADDED = [
  'trc-control-plane trc_backup_stale_volumes gauge []',
  'trc-control-plane trc_backup_staleness_max_days gauge []',
  'trc-control-plane trc_restore_failures_total counter []',
];

const CATALOGS: readonly Catalog[] = [trcControlPlane, trcEvents, trcProjections, trcScheduler, trcAgent, trcEdge];
const metrics = CATALOGS.flatMap((catalog) =>
  Object.entries(catalog.metrics).map(([name, metric]) => ({ catalog: catalog.name, name, metric })),
);

/** The closed values of a label. */
function values(name: string, label: string): readonly string[] {
  const domain = metrics.find((one) => one.name === name)?.metric.labels[label];
  return domain?.kind === 'closed' ? domain.values : [];
}

describe('the catalogs of trc', () => {
  it('have the families of the specification with its types and labels, the three of its alerts, and no other', () => {
    const lines = metrics.map(
      ({ catalog, name, metric }) => `${catalog} ${name} ${metric.type} [${Object.keys(metric.labels).join(', ')}]`,
    );
    expect(lines.toSorted()).toEqual([...SPECIFIED.trim().split(/\n\s*/), ...ADDED].toSorted());
  });

  it('have its reasons, in its order', () => {
    expect(values('trc_scheduler_unschedulable_total', 'reason')).toEqual(
      'no_capacity_memory no_nodes_active volume_locality_no_node ipam_exhausted secrets_missing org_quota_exceeded'.split(
        ' ',
      ),
    );
    expect(values('trc_agent_instance_failures_total', 'reason')).toEqual(
      (
        'image_pull_failed rootfs_build_failed firecracker_start_failed network_setup_failed volume_attach_failed ' +
        'secrets_missing secrets_injection_failed healthcheck_failed oom_killed crash_loop_backoff'
      ).split(' '),
    );
    expect(values('trc_agent_cache_bytes', 'kind')).toEqual(['oci', 'rootdisks', 'tmp']);
    expect(values('trc_edge_sni_sniffs_total', 'result')).toEqual(['ok', 'timeout', 'not_tls', 'no_sni']);
  });

  it('leave out what the specification gives as an example and forbids', () => {
    expect(metrics.filter(({ name }) => name === 'trc_edge_backends_active')).toEqual([]);
  });

  it('mark as optional what the specification asks for with an if', () => {
    expect(metrics.filter(({ metric }) => metric.optional).map(({ name }) => name)).toEqual([
      'trc_commands_total',
      'trc_command_duration_seconds',
      'trc_projection_rebuilds_total',
      'trc_agent_snapshots_total',
      'trc_agent_snapshot_seconds',
      'trc_agent_backups_total',
      'trc_agent_backup_seconds',
      'trc_agent_backup_bytes_total',
    ]);
  });

  it('adopt its policy, all of them, and use every label that it allows beyond its list', () => {
    expect(CATALOGS.map(({ policy }) => policy)).toEqual(CATALOGS.map(() => trcPolicy));
    const used = new Set(metrics.flatMap(({ metric }) => Object.keys(metric.labels)));
    const unused = trcPolicy.allowed.filter((label) => !used.has(label));
    expect(unused).toEqual([
      'component',
      'node_id',
      'process_type',
      'http_method',
      'http_path_template',
      'http_status',
    ]);
  });

  it('waive only what the specification named so', () => {
    const waived = metrics.flatMap(({ name, metric }) => Object.keys(metric.waivers).map((lint) => `${lint} ${name}`));
    expect(waived.toSorted()).toEqual([
      'counter-total trc_edge_backends_active_total',
      'non-base-unit trc_backup_staleness_max_days',
      'unit-suffix trc_agent_overlay_handshake_age_seconds_max',
    ]);
  });
});
