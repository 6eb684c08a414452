import { LIMITS } from '@lockstep/protocol';
import type { Connection } from '../connection.ts';

/** Rows that one step deletes at most, so that no report waits long behind it. */
const RETENTION_STEP_ROWS = 500;

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
      const before = nowMs - days(retentionDays) * DAY_MS;
      if (room > 0) room -= statement.run({ before, room }).changes;
    }
    return room === 0;
  };
}

const JOBS = `
  DELETE FROM job WHERE (host_id, finished_at, id) IN (
    SELECT host_id, finished_at, id FROM job WHERE finished_at < @before ORDER BY finished_at LIMIT @room)`;

const ALERTS = `
  DELETE FROM alert WHERE id IN (
    SELECT id FROM alert WHERE resolved_at IS NOT NULL AND resolved_at < @before ORDER BY resolved_at LIMIT @room)`;

/** Receipts rise with seq, unless the clock was set back: then what came before holds back what came after. */
const REPORTS_SEEN = `
  DELETE FROM report_seen WHERE seq IN (
    SELECT seq FROM (SELECT seq, received_at FROM report_seen ORDER BY seq LIMIT @room) WHERE received_at < @before)`;

const NOTIFICATIONS = `
  DELETE FROM notification WHERE id IN (
    SELECT id FROM notification WHERE created_at < @before ORDER BY id LIMIT @room)`;

const JOIN_TOKENS = `
  DELETE FROM join_token WHERE digest IN (SELECT digest FROM join_token WHERE expires_at < @before LIMIT @room)`;
