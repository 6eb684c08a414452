import type { Severity } from '@lockstep/protocol';
import { overdueAlert, reportedAlerts, timedAlerts, type WantedAlert } from '../../alerts/wanted-alerts.ts';
import type { Deafness } from '../../fleet/presence.ts';
import type { OpenAlert } from './alert-table.ts';
import type { HostDraft } from './host-drafts.ts';
import type { Tables } from './tables.ts';

/**
 * Raises and resolves the alerts that follow from what a host reported. An overdue alert is resolved here too, by the
 * success that ends it, and an offline alert when the host is `present`; neither is raised here.
 */
export function reviewReported(tables: Tables, draft: HostDraft, nowMs: number, present: boolean): void {
  const open = tables.alerts.openOfHost(draft.host.hostId);
  const overdue = open.some(({ kind }) => kind === 'backup_overdue') ? overdueAlert(draft.host, nowMs) : [];
  const offline = present ? [] : open.filter(({ kind }) => kind === 'host_offline');
  const reported = reportedAlerts(draft.host, draft.pairs(), draft.repositories());
  settle(tables, draft, open, [...reported, ...overdue, ...offline], nowMs);
}

/** Raises and resolves the alerts that time causes; the others stay as they are. */
export function reviewTimed(tables: Tables, draft: HostDraft, nowMs: number, deaf: Deafness): void {
  const open = tables.alerts.openOfHost(draft.host.hostId);
  const reported = open.filter(({ kind }) => kind !== 'backup_overdue' && kind !== 'host_offline');
  settle(tables, draft, open, [...reported, ...timedAlerts(draft.host, nowMs, deaf)], nowMs);
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
