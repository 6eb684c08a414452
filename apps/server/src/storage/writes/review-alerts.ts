import type { AlertKind, Severity } from '@lockstep/protocol';
import {
  brokenRepositories,
  failedBackups,
  offlineAlert,
  overdueAlert,
  type WantedAlert,
} from '../../alerts/wanted-alerts.ts';
import type { Deafness } from '../../fleet/presence.ts';
import type { OpenAlert } from './alert-table.ts';
import type { HostDraft } from './host-drafts.ts';
import type { Tables } from './tables.ts';

/**
 * Raises and resolves the alerts whose causes a report or a change of settings touched (`draft.toReview`). The alerts
 * that time causes are only resolved here: by the success that ends an overdue one, by the report that ends silence.
 */
export function reviewReported(tables: Tables, draft: HostDraft, nowMs: number): void {
  const { host, toReview } = draft;
  if (toReview.size === 0) return;
  const open = openAlerts(tables, draft);
  const isOpen = (kind: AlertKind) => open.some((alert) => alert.kind === kind);
  const wanted = [
    ...open.filter(({ kind }) => !toReview.has(kind)),
    ...(toReview.has('backup_failed') ? failedBackups(host, draft.pairs()) : []),
    ...(toReview.has('repository_broken') ? brokenRepositories(draft.repositories()) : []),
    ...(toReview.has('backup_overdue') && isOpen('backup_overdue') ? overdueAlert(host, nowMs) : []),
  ];
  settle(tables, draft, open, wanted, nowMs);
}

/** Raises and resolves the alerts that time causes; the others stay as they are. */
export function reviewTimed(tables: Tables, draft: HostDraft, nowMs: number, deaf: Deafness): void {
  const open = openAlerts(tables, draft);
  const reported = open.filter(({ kind }) => kind !== 'backup_overdue' && kind !== 'host_offline');
  const timed = [...overdueAlert(draft.host, nowMs), ...offlineAlert(draft.host, nowMs, deaf)];
  settle(tables, draft, open, [...reported, ...timed], nowMs);
}

/** The host knows how many alerts are open, so that nothing is read where there is none. */
function openAlerts(tables: Tables, { host }: HostDraft): readonly OpenAlert[] {
  const { info, warning, critical } = host.openAlerts;
  return info + warning + critical === 0 ? [] : tables.alerts.openOfHost(host.hostId);
}

/** Makes the open alerts of a host the wanted ones. A change of severity is another alert. */
function settle(
  tables: Tables,
  draft: HostDraft,
  open: readonly OpenAlert[],
  wanted: readonly WantedAlert[],
  nowMs: number,
): void {
  const { host } = draft;
  const over = open.filter((alert) => !wanted.some((other) => isSame(alert, other)));
  const fresh = wanted.filter((alert) => !open.some((other) => isSame(alert, other)));
  for (const alert of over) tables.alerts.resolve(host.hostId, alert, nowMs);
  for (const alert of fresh) tables.alerts.raise(host, alert, nowMs);
  draft.host = {
    ...host,
    openAlerts: countBySeverity(wanted),
    overdueOpen: wanted.some(({ kind }) => kind === 'backup_overdue'),
    offlineOpen: wanted.some(({ kind }) => kind === 'host_offline'),
  };
}

function isSame(a: WantedAlert, b: WantedAlert): boolean {
  return a.kind === b.kind && a.subject === b.subject && a.severity === b.severity;
}

function countBySeverity(alerts: readonly WantedAlert[]): Record<Severity, number> {
  const counts = { info: 0, warning: 0, critical: 0 };
  for (const { severity } of alerts) counts[severity] += 1;
  return counts;
}
