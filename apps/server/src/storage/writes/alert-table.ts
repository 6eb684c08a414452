import type { AlertKind, Severity } from '@lockstep/protocol';
import { ulid } from 'ulid';
import type { WantedAlert } from '../../alerts/wanted-alerts.ts';
import type { Connection } from '../connection.ts';
import type { AlertNotification } from '../store.ts';

/** An alert that is open. */
export interface OpenAlert extends WantedAlert {
  readonly id: string;
  readonly raisedAtMs: number;
}

/** The host that an alert belongs to, as it is told. */
export interface AlertHost {
  readonly hostId: string;
  readonly name: string;
}

/** Statements on `alert` and `notification`. With `notify` every change is also queued for the sender. */
export interface AlertTable {
  openOfHost(hostId: string): OpenAlert[];
  raise(host: AlertHost, alert: WantedAlert, nowMs: number): OpenAlert;
  resolve(host: AlertHost, alert: OpenAlert, nowMs: number): void;
  /** Queues open alerts that were raised while nobody was to be told. */
  announceOpen(nowMs: number): void;
  removeNotifications(ids: readonly number[]): void;
}

type Row = [id: string, kind: AlertKind, subject: string, severity: Severity, summary: string, raisedAt: number];

/** Prepares the statements on a connection. */
export function alertTable(connection: Connection, notify: boolean): AlertTable {
  const open = connection
    .prepare<[string], Row>(
      `SELECT id, kind, subject, severity, summary, raised_at FROM alert WHERE host_id = ? AND resolved_at IS NULL`,
    )
    .raw();
  const raise = connection.prepare(
    `INSERT INTO alert (id, host_id, kind, subject, severity, summary, raised_at, announced)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const resolve = connection
    .prepare<[number, string], number>('UPDATE alert SET resolved_at = ? WHERE id = ? RETURNING announced')
    .pluck();
  const tell = outbox(connection);
  const table: AlertTable = {
    openOfHost: (hostId) => open.all(hostId).map(decodeAlert),
    raise: (host, wanted, nowMs) => {
      const alert = { ...wanted, id: ulid(nowMs), raisedAtMs: nowMs };
      const { id, kind, subject, severity, summary } = alert;
      raise.run(id, host.hostId, kind, subject, severity, summary, nowMs, Number(notify));
      if (notify) tell.add('raised', host, alert, null, nowMs);
      return alert;
    },
    resolve: (host, alert, nowMs) => {
      // What was never told to be open need not be told to be over.
      if (resolve.get(nowMs, alert.id) === 1 && notify) tell.add('resolved', host, alert, nowMs, nowMs);
    },
    announceOpen: (nowMs) => {
      for (const [hostId, name, ...row] of tell.unannounced()) {
        tell.add('raised', { hostId, name }, decodeAlert(row), null, nowMs);
      }
      tell.markAnnounced();
    },
    removeNotifications: tell.remove,
  };
  return table;
}

function outbox(connection: Connection) {
  const insert = connection.prepare('INSERT INTO notification (event, alert, created_at) VALUES (?, ?, ?)');
  const remove = connection.prepare('DELETE FROM notification WHERE id = ?');
  const unannounced = connection
    .prepare<[], [hostId: string, name: string, ...Row]>(
      `SELECT host_id, host.name, id, kind, subject, severity, summary, raised_at
       FROM alert JOIN host USING (host_id) WHERE resolved_at IS NULL AND announced = 0`,
    )
    .raw();
  const markAnnounced = connection.prepare(
    'UPDATE alert SET announced = 1 WHERE resolved_at IS NULL AND announced = 0',
  );
  return {
    add: (
      event: AlertNotification['event'],
      { hostId, name }: AlertHost,
      { id, kind, subject, severity, summary, raisedAtMs }: OpenAlert,
      resolvedAtMs: number | null,
      nowMs: number,
    ) => {
      const alert: AlertNotification['alert'] = {
        id,
        hostId,
        host: name,
        kind,
        subject,
        severity,
        summary,
        raisedAtMs,
        resolvedAtMs,
      };
      insert.run(event, JSON.stringify(alert), nowMs);
    },
    remove: (ids: readonly number[]) => {
      for (const id of ids) remove.run(id);
    },
    unannounced: () => unannounced.all(),
    markAnnounced: () => markAnnounced.run(),
  };
}

function decodeAlert([id, kind, subject, severity, summary, raisedAtMs]: Row): OpenAlert {
  return { id, kind, subject, severity, summary, raisedAtMs };
}
