import { describe, expect, it } from 'vitest';
import { type LabelDomain, resticManager } from '../../index.ts';

const HOST = ['host_id', 'host'];

/** The families of the specification, written down from its text and not from the catalog. */
const SPECIFIED: Record<string, { type: string; labels: string[] }> = {
  rm_host_agent_online: { type: 'gauge', labels: HOST },
  rm_host_last_backup_timestamp_seconds: { type: 'gauge', labels: HOST },
  rm_host_last_backup_success: { type: 'gauge', labels: HOST },
  rm_host_repo_size_bytes: { type: 'gauge', labels: HOST },
  rm_host_snapshot_count: { type: 'gauge', labels: HOST },
  rm_host_open_alerts: { type: 'gauge', labels: HOST },
  rm_host_repo_status: { type: 'gauge', labels: [...HOST, 'status'] },
  rm_hosts_total: { type: 'gauge', labels: [] },
  rm_hosts_online: { type: 'gauge', labels: [] },
  rm_active_alerts: { type: 'gauge', labels: ['severity'] },
  // `go_version` of the specification is `node_version` here: the server runs on Node.
  rm_build_info: { type: 'gauge', labels: ['version', 'commit', 'node_version'] },
  rm_job_duration_seconds: { type: 'histogram', labels: ['kind', 'status'] },
};

const ADDED = [
  'rm_host_backup_expected_interval_seconds',
  'rm_host_backup_missed_runs',
  'rm_host_backup_next_expected_timestamp_seconds',
  'rm_host_backup_overdue',
  'rm_host_last_check_success',
  'rm_host_last_check_timestamp_seconds',
  'rm_host_last_restore_test_success',
  'rm_host_last_restore_test_timestamp_seconds',
  'rm_host_last_successful_backup_timestamp_seconds',
  'rm_host_repo_locks',
  'rm_host_repo_oldest_lock_timestamp_seconds',
];

function valuesOf(domain: LabelDomain): readonly string[] {
  return domain.kind === 'closed' ? domain.values : [];
}

describe('the restic-manager catalog', () => {
  it('has every family of the specification and the added ones, and no other', () => {
    expect(Object.keys(resticManager.metrics).toSorted()).toEqual([...Object.keys(SPECIFIED), ...ADDED].toSorted());
  });

  it.each(Object.entries(SPECIFIED))('%s has the specified type and labels', (name, want) => {
    const metric = Object.entries(resticManager.metrics).find(([key]) => key === name)?.[1];
    expect({ type: metric?.type, labels: Object.keys(metric?.labels ?? {}) }).toEqual(want);
  });

  it('has the specified enums and buckets', () => {
    const {
      rm_job_duration_seconds: jobs,
      rm_active_alerts: alerts,
      rm_host_repo_status: repo,
    } = resticManager.metrics;
    expect(valuesOf(jobs.labels.kind)).toEqual('backup forget prune check unlock restore diff init update'.split(' '));
    expect(valuesOf(jobs.labels.status)).toEqual(['succeeded', 'failed', 'cancelled']);
    expect(valuesOf(alerts.labels.severity)).toEqual(['info', 'warning', 'critical']);
    expect(valuesOf(repo.labels.status)).toEqual(['unknown', 'ready', 'init_failed']);
    expect(jobs.buckets).toEqual([1, 5, 30, 60, 300, 1800, 3600, 21_600, 86_400]);
  });

  it('waives promlint only where the specification chose the name', () => {
    const waived = Object.entries(resticManager.metrics).flatMap(([name, metric]) =>
      Object.keys(metric.waivers).map((lint) => `${name}: ${lint}`),
    );
    expect(waived.toSorted()).toEqual(['rm_host_snapshot_count: reserved-suffix', 'rm_hosts_total: counter-total']);
  });
});
