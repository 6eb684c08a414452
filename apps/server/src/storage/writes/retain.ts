import { LIMITS } from '@lockstep/protocol';
import type { Connection } from '../connection.ts';

/** Rows that one step deletes at most, so that no report waits long behind it. */
export const RETENTION_STEP_ROWS = 500;

const DAY_MS = 86_400_000;

/** Alerts that could not be handed over for so long are no news to anybody. */
const NOTIFICATION_DAYS = 30;

/** Prepares one step of retention: it deletes a bounded number of rows and returns whether there may be more. */
export function retention(connection: Connection): (nowMs: number, retentionDays: number) => boolean {
  const steps = [
    { sql: JOBS, days: (retentionDays: number) => retentionDays },
    { sql: ALERTS, days: (retentionDays: number) => retentionDays },
    { sql: REPORTS_SEEN, days: () => LIMITS.reportIdDays },
    { sql: NOTIFICATIONS, days: () => NOTIFICATION_DAYS },
    { sql: JOIN_TOKENS, days: () => 1 },
  ].map(({ sql, days }) => ({ statement: connection.prepare(sql), days }));
  return (nowMs, retentionDays) => {
    let room = RETENTION_STEP_ROWS;
    for (const { statement, days } of steps) {
      if (room > 0) room -= statement.run(nowMs - days(retentionDays) * DAY_MS, room).changes;
    }
    return room === 0;
  };
}

const JOBS = `
  DELETE FROM job WHERE (host_id, finished_at, id) IN (
    SELECT host_id, finished_at, id FROM job WHERE finished_at < ? ORDER BY finished_at LIMIT ?)`;

const ALERTS = `
  DELETE FROM alert WHERE id IN (
    SELECT id FROM alert WHERE resolved_at IS NOT NULL AND resolved_at < ? ORDER BY resolved_at LIMIT ?)`;

/** The receipts rise with seq, but for a clock that was set back: then some rows stay until those before them go. */
const REPORTS_SEEN = `
  DELETE FROM report_seen WHERE seq IN (
    SELECT seq FROM report_seen
    WHERE seq < coalesce((SELECT min(seq) FROM report_seen WHERE received_at >= ?1), 9223372036854775807)
    ORDER BY seq LIMIT ?2)`;

const NOTIFICATIONS = `
  DELETE FROM notification WHERE id IN (SELECT id FROM notification WHERE created_at < ? ORDER BY id LIMIT ?)`;

const JOIN_TOKENS = `
  DELETE FROM join_token WHERE digest IN (SELECT digest FROM join_token WHERE expires_at < ? LIMIT ?)`;
