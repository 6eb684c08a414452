import type { AlertKind, Severity } from '@lockstep/protocol';
import { newId } from './new-id.ts';
import type { WantedAlert } from '../../alerts/wanted-alerts.ts';
import type { Connection } from '../connection.ts';
import type { AlertNotification } from '../store.ts';

/** An alert that is open. */
export interface OpenAlert extends WantedAlert {
  readonly id: string;
  readonly raisedAtMs: number;
  /** The name of the host when it was raised. */
  readonly hostName: string;
}

/** The host that an alert belongs to, as it is told. */
export interface AlertHost {
  readonly hostId: string;
  readonly name: string;
}

/** Statements on `alert` and `notification`. With `notify` what is raised is also queued for the sender. */
export interface AlertTable {
  openOfHost(hostId: string): OpenAlert[];
  raise(host: AlertHost, alert: WantedAlert, nowMs: number): void;
  resolve(hostId: string, alert: OpenAlert, nowMs: number): void;
  /** Queues open alerts that were raised while nobody was to be told. */
  announceOpen(nowMs: number): void;
  removeNotifications(ids: readonly number[]): void;
}

type Row = [
  id: string,
  hostName: string,
  kind: AlertKind,
  subject: string,
  severity: Severity,
  summary: string,
  raisedAt: number,
];

const COLUMNS = 'id, host_name, kind, subject, severity, summary, raised_at';

/** Prepares the statements on a connection. */
export function alertTable(connection: Connection, notify: boolean): AlertTable {
  const open = connection
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM alert WHERE host_id = ? AND resolved_at IS NULL`)
    .raw();
  const raise = connection.prepare(
    `INSERT INTO alert (host_id, announced, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const resolve = connection
    .prepare<[number, string], number>('UPDATE alert SET resolved_at = ? WHERE id = ? RETURNING announced')
    .pluck();
  const tell = outbox(connection);
  return {
    openOfHost: (hostId) => open.all(hostId).map(decodeAlert),
    raise: (host, wanted, nowMs) => {
      const alert = { ...wanted, id: newId(nowMs), hostName: host.name, raisedAtMs: nowMs };
      const { id, hostName, kind, subject, severity, summary } = alert;
      raise.run(host.hostId, Number(notify), id, hostName, kind, subject, severity, summary, nowMs);
      if (notify) tell.add('raised', host.hostId, alert, nowMs);
    },
    resolve: (hostId, alert, nowMs) => {
      // Whoever was told of the beginning is told of the end, also when a command without a sender ends it.
      if (resolve.get(nowMs, alert.id) === 1) tell.add('resolved', hostId, alert, nowMs);
    },
    announceOpen: (nowMs) => {
      for (const [hostId, ...row] of tell.unannounced()) tell.add('raised', hostId, decodeAlert(row), nowMs);
      tell.markAnnounced();
    },
    removeNotifications: tell.remove,
  };
}

function outbox(connection: Connection) {
  const insert = connection.prepare('INSERT INTO notification (event, alert, created_at) VALUES (?, ?, ?)');
  const remove = connection.prepare('DELETE FROM notification WHERE id = ?');
  const unannounced = connection
    .prepare<[], [hostId: string, ...Row]>(
      `SELECT host_id, ${COLUMNS} FROM alert WHERE resolved_at IS NULL AND announced = 0`,
    )
    .raw();
  const markAnnounced = connection.prepare(
    'UPDATE alert SET announced = 1 WHERE resolved_at IS NULL AND announced = 0',
  );
  return {
    add: (event: AlertNotification['event'], hostId: string, open: OpenAlert, nowMs: number) => {
      const { hostName, ...rest } = open;
      const resolvedAtMs = event === 'resolved' ? nowMs : null;
      const alert: AlertNotification['alert'] = { ...rest, hostId, host: hostName, resolvedAtMs };
      insert.run(event, JSON.stringify(alert), nowMs);
    },
    remove: (ids: readonly number[]) => {
      for (const id of ids) remove.run(id);
    },
    unannounced: () => unannounced.all(),
    markAnnounced: () => markAnnounced.run(),
  };
}

function decodeAlert([id, hostName, kind, subject, severity, summary, raisedAtMs]: Row): OpenAlert {
  return { id, hostName, kind, subject, severity, summary, raisedAtMs };
}
