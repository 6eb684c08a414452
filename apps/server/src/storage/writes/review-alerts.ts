import type { Severity } from '@lockstep/protocol';
import { overdueAlert, reportedAlerts, timedAlerts, type WantedAlert } from '../../alerts/wanted-alerts.ts';
import type { Deafness } from '../../fleet/presence.ts';
import type { OpenAlert } from './alert-table.ts';
import type { HostDraft } from './host-drafts.ts';
import type { Tables } from './tables.ts';

/**
 * Raises and resolves the alerts that follow from what a host reported. The alerts that time causes are resolved here
 * too, by the report that ends them, but never raised.
 */
export function reviewReported(tables: Tables, draft: HostDraft, nowMs: number): void {
  const open = tables.alerts.openOfHost(draft.host.hostId);
  const kept = open.some(({ kind }) => kind === 'backup_overdue') ? overdueAlert(draft.host, nowMs) : [];
  const wanted = [...reportedAlerts(draft.host, draft.pairs(), draft.repositories()), ...kept];
  // A host that is pending again cannot be; a host that reports is online.
  settle(tables, draft, open, wanted, nowMs);
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
  for (const alert of over) tables.alerts.resolve(host, alert, nowMs);
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
