import type { Alert, Page } from '@lockstep/protocol';
import type { Connection } from '../connection.ts';
import type { AlertNotification } from '../store.ts';
import { toPage } from './page.ts';

/** Which alerts to read. */
export interface AlertPage {
  readonly limit: number;
  readonly cursor?: string;
  readonly hostId?: string;
  readonly state: 'open' | 'all';
}

type Row = Omit<Alert, 'raised_at' | 'resolved_at'> & { raised_at: number; resolved_at: number | null };

/** Greater than every ULID. */
const NEWEST = 'Z';

/** Prepares the reading of alerts, newest first, on a connection. The cursor is the id of an alert. */
export function alertReads(connection: Connection): (page: AlertPage) => Page<Alert> {
  const statement = (where: string) =>
    connection.prepare<[{ cursor: string; limit: number; hostId: string }], Row>(
      `SELECT alert.id, host_id, host.name AS host, kind, severity, summary, raised_at, resolved_at
       FROM alert JOIN host USING (host_id) WHERE ${where} ORDER BY alert.id DESC LIMIT @limit`,
    );
  const statements = {
    all: statement('alert.id < @cursor'),
    open: statement('alert.id < @cursor AND resolved_at IS NULL'),
    allOfHost: statement('host_id = @hostId AND alert.id < @cursor'),
    openOfHost: statement('host_id = @hostId AND alert.id < @cursor AND resolved_at IS NULL'),
  };
  return ({ limit, cursor = NEWEST, hostId = '', state }) => {
    const rows = statements[hostId === '' ? state : (`${state}OfHost` as const)].all({
      cursor,
      limit: limit + 1,
      hostId,
    });
    return toPage(rows, limit, toAlert, ({ id }) => id);
  };
}

/** Prepares the reading of notifications that wait for a sender, in the order in which they are to be told. */
export function notificationReads(connection: Connection): (limit: number) => AlertNotification[] {
  const pending = connection
    .prepare<[number], [number, AlertNotification['event'], string]>(
      'SELECT id, event, alert FROM notification ORDER BY id LIMIT ?',
    )
    .raw();
  return (limit) =>
    pending.all(limit).map(([id, event, alert]) => ({
      id,
      event,
      alert: JSON.parse(alert) as AlertNotification['alert'],
    }));
}

function toAlert(row: Row): Alert {
  return {
    ...row,
    raised_at: new Date(row.raised_at).toISOString(),
    resolved_at: row.resolved_at === null ? null : new Date(row.resolved_at).toISOString(),
  };
}
