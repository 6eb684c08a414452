import type { Host } from '@lockstep/protocol';
import { dueTimes, missedRuns } from '@lockstep/backups';
import { activeExpectation, type HostRecord } from './host-record.ts';
import { type Deafness, offlineAfterMs } from './presence.ts';
import { NO_EVIDENCE, type RepositoryEvidence } from './repository-evidence.ts';

/** What is known of a host beside its record. */
export interface HostSurroundings {
  readonly deaf: Deafness;
  /** Default: nothing is known of its repositories. */
  readonly evidence?: RepositoryEvidence | undefined;
}

/** A host as the API shows it at an instant. */
export function describeHost(
  host: HostRecord,
  nowMs: number,
  { deaf, evidence = NO_EVIDENCE }: HostSurroundings,
): Host {
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
    ...describeEvidence(evidence),
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

function describeEvidence(evidence: RepositoryEvidence) {
  return {
    last_check_at: optionalInstant(milliseconds(evidence.lastCheckSeconds)),
    last_check_success: flag(evidence.lastCheckSuccess),
    last_restore_test_at: optionalInstant(milliseconds(evidence.lastRestoreTestSeconds)),
    last_restore_test_success: flag(evidence.lastRestoreTestSuccess),
    repo_locks: evidence.locks ?? null,
    oldest_repo_lock_at: optionalInstant(milliseconds(evidence.oldestLockSeconds)),
  };
}

function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : seconds * 1000;
}

function flag(value: number | undefined): boolean | null {
  return value === undefined ? null : value === 1;
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function optionalInstant(ms: number | null): string | null {
  return ms === null ? null : instant(ms);
}
