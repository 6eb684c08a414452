import type { Host } from '@lockstep/protocol';
import { dueTimes, missedRuns } from './expectation.ts';
import { activeExpectation, type HostRecord } from './host-record.ts';
import { type Deafness, offlineAfterMs } from './presence.ts';

/** A host as the API shows it at an instant. */
export function describeHost(host: HostRecord, nowMs: number, deaf: Deafness): Host {
  const { info, warning, critical } = host.openAlerts;
  return {
    host_id: host.hostId,
    name: host.name,
    state: stateOf(host, nowMs, deaf),
    enrolled_at: instant(host.enrolledAtMs),
    last_seen_at: optionalInstant(host.lastSeenAtMs),
    last_backup_at: optionalInstant(host.lastBackupAtMs),
    last_successful_backup_at: optionalInstant(host.lastSuccessAtMs),
    last_backup_success: host.lastBackupSuccess,
    ...describeDue(host, nowMs),
    repo_status: host.repoStatus,
    open_alerts: info + warning + critical,
    expected: host.expected,
    heartbeat_seconds: host.heartbeatSeconds,
    wakeful: host.wakeful,
    paused: host.paused,
    owes: host.owes === null ? null : [...host.owes],
  };
}

function stateOf(host: HostRecord, nowMs: number, deaf: Deafness): Host['state'] {
  if (host.lastSeenAtMs === null) return 'pending';
  return nowMs > offlineAfterMs(host, deaf) ? 'offline' : 'online';
}

function describeDue(host: HostRecord, nowMs: number): Pick<Host, 'overdue' | 'next_expected_at' | 'missed_runs'> {
  const expected = activeExpectation(host);
  if (expected === null) return { overdue: null, next_expected_at: null, missed_runs: null };
  const { nextExpectedMs, overdueAfterMs } = dueTimes(expected, host.owedSinceMs);
  return {
    overdue: nowMs > overdueAfterMs,
    next_expected_at: Number.isFinite(nextExpectedMs) ? instant(nextExpectedMs) : null,
    missed_runs: missedRuns(expected, host.owedSinceMs, nowMs),
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function optionalInstant(ms: number | null): string | null {
  return ms === null ? null : instant(ms);
}
