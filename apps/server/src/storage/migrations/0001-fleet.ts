import type { Migration } from '../migrate.ts';

/**
 * Hosts and what they reported. Times are integer milliseconds since the epoch, UTC. `rev` is the number of the commit
 * that last changed a row: what is kept in memory reads only rows above the last `rev` that it saw.
 */
export const fleet: Migration = {
  version: 1,
  sql: `
    CREATE TABLE store_state (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      store_id TEXT NOT NULL,
      rev INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE host (
      host_id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL UNIQUE,
      token_digest TEXT NOT NULL UNIQUE,
      enrolled_at INTEGER NOT NULL,
      interval_seconds INTEGER,
      cron TEXT,
      time_zone TEXT,
      heartbeat_seconds INTEGER NOT NULL,
      wakeful INTEGER NOT NULL,
      paused INTEGER NOT NULL,
      owes TEXT,
      last_seen_at INTEGER,
      heartbeat_id TEXT,
      heartbeat_hash BLOB,
      last_backup_at INTEGER,
      last_backup_success INTEGER,
      last_success_at INTEGER,
      owed_since_at INTEGER NOT NULL,
      repo_status TEXT NOT NULL,
      open_info INTEGER NOT NULL DEFAULT 0,
      open_warning INTEGER NOT NULL DEFAULT 0,
      open_critical INTEGER NOT NULL DEFAULT 0,
      open_timed INTEGER NOT NULL DEFAULT 0,
      rev INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX host_by_rev ON host (rev);

    CREATE TABLE removed_host (host_id TEXT PRIMARY KEY, rev INTEGER NOT NULL) STRICT;
    CREATE INDEX removed_host_by_rev ON removed_host (rev);

    CREATE TABLE join_token (
      digest TEXT PRIMARY KEY,
      uses_left INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT;

    -- Rows are appended in the order of receipt, so that deletion by age starts at the lowest seq. Ids begin with a
    -- time: with them first, the index grows at its end, and a commit of many hosts writes few pages.
    CREATE TABLE report_seen (
      seq INTEGER PRIMARY KEY,
      host_id TEXT NOT NULL REFERENCES host ON DELETE CASCADE,
      report_id TEXT NOT NULL,
      content_hash BLOB NOT NULL,
      received_at INTEGER NOT NULL,
      UNIQUE (report_id, host_id)
    ) STRICT;

    CREATE TABLE job (
      host_id TEXT NOT NULL REFERENCES host ON DELETE CASCADE,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      verdict TEXT NOT NULL,
      reason TEXT,
      started_at INTEGER NOT NULL,
      finished_at INTEGER NOT NULL,
      duration_seconds REAL NOT NULL,
      repository TEXT,
      repository_id TEXT,
      source TEXT,
      snapshot_id TEXT,
      bytes_added INTEGER,
      details TEXT NOT NULL,
      PRIMARY KEY (host_id, finished_at, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX job_by_time ON job (finished_at, id, host_id);

    -- The latest run and the last success of each repository and source; '' where a report names none.
    CREATE TABLE pair (
      host_id TEXT NOT NULL REFERENCES host ON DELETE CASCADE,
      repository TEXT NOT NULL,
      source TEXT NOT NULL,
      latest_id TEXT NOT NULL,
      latest_at INTEGER NOT NULL,
      latest_verdict TEXT NOT NULL,
      latest_reason TEXT,
      last_success_at INTEGER,
      PRIMARY KEY (host_id, repository, source)
    ) STRICT, WITHOUT ROWID;

    -- What looks at a repository and checks of it found. Only looks that could tell count as look_*.
    CREATE TABLE repository (
      host_id TEXT NOT NULL REFERENCES host ON DELETE CASCADE,
      repository TEXT NOT NULL,
      repository_id TEXT,
      seen_at INTEGER,
      look_id TEXT,
      look_at INTEGER,
      look_verdict TEXT,
      look_reason TEXT,
      snapshot_count INTEGER,
      snapshot_count_at INTEGER,
      nonempty_since_at INTEGER,
      size_bytes INTEGER,
      size_at INTEGER,
      check_id TEXT,
      check_at INTEGER,
      check_verdict TEXT,
      check_reason TEXT,
      rev INTEGER NOT NULL,
      PRIMARY KEY (host_id, repository)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX repository_by_rev ON repository (rev);

    CREATE TABLE alert (
      id TEXT PRIMARY KEY,
      host_id TEXT NOT NULL REFERENCES host ON DELETE CASCADE,
      -- As it was told: whoever hears of the end must recognise the beginning, also when the host was renamed.
      host_name TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      severity TEXT NOT NULL,
      summary TEXT NOT NULL,
      raised_at INTEGER NOT NULL,
      resolved_at INTEGER,
      announced INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX alert_open ON alert (host_id, kind, subject) WHERE resolved_at IS NULL;
    CREATE INDEX alert_open_by_id ON alert (id) WHERE resolved_at IS NULL;
    CREATE INDEX alert_by_host ON alert (host_id, id);
    CREATE INDEX alert_by_resolution ON alert (resolved_at) WHERE resolved_at IS NOT NULL;

    -- Alerts on their way out. A row holds all that is told, so that it outlives its host.
    CREATE TABLE notification (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      event TEXT NOT NULL,
      alert TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
  `,
};
