import type { Expectation, OwedPair } from '@lockstep/protocol';
import type { HostRecord, RepoStatus } from '../fleet/host-record.ts';

/** The columns that `decodeHost` reads, in its order. */
export const HOST_COLUMNS =
  'host_id, name, enrolled_at, interval_seconds, cron, time_zone, heartbeat_seconds, wakeful, paused, owes, ' +
  'last_seen_at, last_backup_at, last_backup_success, last_success_at, owed_since_at, repo_status, ' +
  'open_info, open_warning, open_critical, open_timed';

/** A row of `HOST_COLUMNS`, as a raw statement returns it: arrays cost half of what objects cost. */
export type HostRow = readonly [
  hostId: string,
  name: string,
  enrolledAt: number,
  intervalSeconds: number | null,
  cron: string | null,
  timeZone: string | null,
  heartbeatSeconds: number,
  wakeful: number,
  paused: number,
  owes: string | null,
  lastSeenAt: number | null,
  lastBackupAt: number | null,
  lastBackupSuccess: number | null,
  lastSuccessAt: number | null,
  owedSinceAt: number,
  repoStatus: RepoStatus,
  openInfo: number,
  openWarning: number,
  openCritical: number,
  openTimed: number,
];

/** Bits of `open_timed`. */
const OVERDUE = 1;
const OFFLINE = 2;

/** The host that a row holds. */
export function decodeHost(row: HostRow): HostRecord {
  return {
    hostId: row[0],
    name: row[1],
    enrolledAtMs: row[2],
    expected: decodeExpectation(row[3], row[4], row[5]),
    heartbeatSeconds: row[6],
    wakeful: row[7] === 1,
    paused: row[8] === 1,
    owes: decodeOwes(row[9]),
    lastSeenAtMs: row[10],
    lastBackupAtMs: row[11],
    lastBackupSuccess: row[12] === null ? null : row[12] === 1,
    lastSuccessAtMs: row[13],
    owedSinceMs: row[14],
    repoStatus: row[15],
    openAlerts: { info: row[16], warning: row[17], critical: row[18] },
    overdueOpen: (row[19] & OVERDUE) !== 0,
    offlineOpen: (row[19] & OFFLINE) !== 0,
  };
}

/** Values of the columns that settings decide. */
export function encodeSettings(host: HostRecord) {
  const expected = host.expected;
  return {
    interval_seconds: expected !== null && 'interval_seconds' in expected ? expected.interval_seconds : null,
    cron: expected !== null && 'cron' in expected ? expected.cron : null,
    time_zone: expected !== null && 'cron' in expected ? (expected.time_zone ?? null) : null,
    heartbeat_seconds: host.heartbeatSeconds,
    wakeful: Number(host.wakeful),
    paused: Number(host.paused),
    owes: host.owes === null ? null : JSON.stringify(host.owes),
  };
}

/** Values of the columns that reports and alerts decide. */
export function encodeState(host: HostRecord) {
  return {
    last_seen_at: host.lastSeenAtMs,
    last_backup_at: host.lastBackupAtMs,
    last_backup_success: host.lastBackupSuccess === null ? null : Number(host.lastBackupSuccess),
    last_success_at: host.lastSuccessAtMs,
    owed_since_at: host.owedSinceMs,
    repo_status: host.repoStatus,
    open_info: host.openAlerts.info,
    open_warning: host.openAlerts.warning,
    open_critical: host.openAlerts.critical,
    open_timed: (host.overdueOpen ? OVERDUE : 0) | (host.offlineOpen ? OFFLINE : 0),
  };
}

function decodeExpectation(seconds: number | null, cron: string | null, timeZone: string | null): Expectation | null {
  if (seconds !== null) return { interval_seconds: seconds };
  if (cron === null) return null;
  return timeZone === null ? { cron } : { cron, time_zone: timeZone };
}

function decodeOwes(text: string | null): readonly OwedPair[] | null {
  return text === null ? null : (JSON.parse(text) as readonly OwedPair[]);
}
