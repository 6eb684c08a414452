import { type AlertKind, SEVERITIES, type Severity } from '@lockstep/protocol';

/** An alert as it leaves the server, whatever the receiver. */
export interface OutgoingAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly hostId: string;
  readonly host: string;
  readonly summary: string;
  /** Milliseconds since the epoch. */
  readonly raisedAtMs: number;
  /** Null while the alert is open. */
  readonly resolvedAtMs: number | null;
}

/** Who takes alerts: told by the URL's path, so that there is nothing else to set. */
export type ReceiverKind = 'alertmanager' | 'webhook';

/** A path that ends in `/api/v2/alerts` is an Alertmanager, any other a webhook. */
export function receiverKind(url: URL): ReceiverKind {
  return /\/api\/v2\/alerts\/?$/.test(url.pathname) ? 'alertmanager' : 'webhook';
}

/**
 * For so long an Alertmanager keeps an open alert without hearing of it again. Far above the resend interval, because a
 * dead fleet server must not look like a resolved alert.
 */
const OPEN_FOR_MS = 24 * 3600 * 1000;

const ALERT_NAMES: Readonly<Record<AlertKind, string>> = {
  backup_failed: 'BackupFailed',
  backup_overdue: 'BackupOverdue',
  host_offline: 'HostOffline',
  repository_broken: 'RepositoryBroken',
};

/** The body of one post. Of two entries for one alert only the last is sent. */
export function alertPost(kind: ReceiverKind, alerts: readonly OutgoingAlert[], nowMs: number): string {
  const latest = [...new Map(alerts.map((alert) => [alert.id, alert])).values()];
  if (kind === 'webhook') return JSON.stringify({ version: 1, alerts: latest.map(webhookAlert) });
  return JSON.stringify(latest.flatMap((alert) => alertmanagerAlerts(alert, nowMs)));
}

/**
 * Alertmanager knows an alert by its labels alone, so they hold only what never changes while it is open: the name of
 * the host may, and is an annotation. The severity may change too, but receivers are chosen by it: so each post also
 * ends what may have been sent under the other severities (Alertmanager says nothing about the end of an alert of
 * which it told nobody).
 */
function alertmanagerAlerts(alert: OutgoingAlert, nowMs: number) {
  const { kind, hostId, id, host, summary, raisedAtMs, resolvedAtMs } = alert;
  return SEVERITIES.map((severity) => {
    const openUntilMs = severity === alert.severity ? nowMs + OPEN_FOR_MS : nowMs;
    return {
      labels: { alertname: ALERT_NAMES[kind], severity, host_id: hostId, alert_id: id, source: 'lockstep' },
      annotations: { host, summary },
      startsAt: instant(raisedAtMs),
      endsAt: instant(Math.max(raisedAtMs, resolvedAtMs ?? openUntilMs)),
    };
  });
}

function webhookAlert(alert: OutgoingAlert) {
  return {
    id: alert.id,
    status: alert.resolvedAtMs === null ? 'raised' : 'resolved',
    kind: alert.kind,
    severity: alert.severity,
    host_id: alert.hostId,
    host: alert.host,
    summary: alert.summary,
    raised_at: instant(alert.raisedAtMs),
    resolved_at: alert.resolvedAtMs === null ? null : instant(alert.resolvedAtMs),
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();
