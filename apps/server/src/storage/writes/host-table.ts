import type { HostRecord } from '../../fleet/host-record.ts';
import type { Connection } from '../connection.ts';
import { decodeHost, encodeSettings, encodeState, HOST_COLUMNS, type HostRow } from '../host-columns.ts';

/** The heartbeat that a host sent last: most are resent at once or never, so only one is remembered. */
export interface LastHeartbeat {
  readonly id: string | null;
  readonly hash: Buffer | null;
}

/** Statements on `host` and its neighbours. */
export interface HostTable {
  find(hostId: string): HostRecord | undefined;
  count(): number;
  isNameTaken(nameKey: string, exceptHostId: string): boolean;
  insert(host: HostRecord, nameKey: string, tokenDigest: string, rev: number): void;
  saveSettings(host: HostRecord, nameKey: string, rev: number): void;
  saveState(host: HostRecord, rev: number): void;
  saveToken(hostId: string, tokenDigest: string, rev: number): boolean;
  /** Deletes the host and all rows that refer to it, and notes the removal for what follows the store in memory. */
  remove(hostId: string, rev: number): void;
  lastHeartbeat(hostId: string): LastHeartbeat;
  saveHeartbeat(hostId: string, id: string, hash: Buffer): void;
}

/** Prepares the statements on a connection. */
export function hostTable(connection: Connection): HostTable {
  const find = connection.prepare<[string], HostRow>(`SELECT ${HOST_COLUMNS} FROM host WHERE host_id = ?`).raw();
  const count = connection.prepare<[], number>('SELECT count(*) FROM host').pluck();
  const named = connection.prepare<[string, string]>('SELECT 1 FROM host WHERE name_key = ? AND host_id <> ?').pluck();
  const insert = connection.prepare(INSERT);
  const saveSettings = connection.prepare(SAVE_SETTINGS);
  const saveState = connection.prepare(SAVE_STATE);
  const saveToken = connection.prepare('UPDATE host SET token_digest = ?, rev = ? WHERE host_id = ?');
  const remove = connection.prepare('DELETE FROM host WHERE host_id = ?');
  const removed = connection.prepare('INSERT INTO removed_host (host_id, rev) VALUES (?, ?)');
  const heartbeat = connection.prepare<[string], LastHeartbeat>(
    'SELECT heartbeat_id AS id, heartbeat_hash AS hash FROM host WHERE host_id = ?',
  );
  const saveHeartbeat = connection.prepare('UPDATE host SET heartbeat_id = ?, heartbeat_hash = ? WHERE host_id = ?');
  return {
    find: (hostId) => {
      const row = find.get(hostId);
      return row && decodeHost(row);
    },
    count: () => count.get() ?? 0,
    isNameTaken: (nameKey, exceptHostId) => named.get(nameKey, exceptHostId) !== undefined,
    insert: (host, nameKey, tokenDigest, rev) => {
      insert.run({
        host_id: host.hostId,
        name: host.name,
        name_key: nameKey,
        token_digest: tokenDigest,
        enrolled_at: host.enrolledAtMs,
        ...encodeSettings(host),
        ...encodeState(host),
        rev,
      });
    },
    saveSettings: (host, nameKey, rev) => {
      saveSettings.run({ host_id: host.hostId, name: host.name, name_key: nameKey, ...encodeSettings(host), rev });
    },
    saveState: (host, rev) => {
      saveState.run({ host_id: host.hostId, ...encodeState(host), rev });
    },
    saveToken: (hostId, tokenDigest, rev) => saveToken.run(tokenDigest, rev, hostId).changes > 0,
    remove: (hostId, rev) => {
      remove.run(hostId);
      removed.run(hostId, rev);
    },
    lastHeartbeat: (hostId) => heartbeat.get(hostId) ?? { id: null, hash: null },
    saveHeartbeat: (hostId, id, hash) => {
      saveHeartbeat.run(id, hash, hostId);
    },
  };
}

const INSERT = `
  INSERT INTO host (host_id, name, name_key, token_digest, enrolled_at, interval_seconds, cron, time_zone,
    heartbeat_seconds, wakeful, paused, owes, last_seen_at, last_backup_at, last_backup_success, last_success_at,
    owed_since_at, repo_status, open_info, open_warning, open_critical, open_timed, rev)
  VALUES (@host_id, @name, @name_key, @token_digest, @enrolled_at, @interval_seconds, @cron, @time_zone,
    @heartbeat_seconds, @wakeful, @paused, @owes, @last_seen_at, @last_backup_at, @last_backup_success,
    @last_success_at, @owed_since_at, @repo_status, @open_info, @open_warning, @open_critical, @open_timed, @rev)`;

const SAVE_SETTINGS = `
  UPDATE host SET name = @name, name_key = @name_key, interval_seconds = @interval_seconds, cron = @cron,
    time_zone = @time_zone, heartbeat_seconds = @heartbeat_seconds, wakeful = @wakeful, paused = @paused,
    owes = @owes, rev = @rev
  WHERE host_id = @host_id`;

const SAVE_STATE = `
  UPDATE host SET last_seen_at = @last_seen_at, last_backup_at = @last_backup_at,
    last_backup_success = @last_backup_success, last_success_at = @last_success_at, owed_since_at = @owed_since_at,
    repo_status = @repo_status, open_info = @open_info, open_warning = @open_warning,
    open_critical = @open_critical, open_timed = @open_timed, rev = @rev
  WHERE host_id = @host_id`;
