import type { AlertKind, Severity } from '@lockstep/protocol';
import type { HostPart } from './fleet-hosts.ts';

/** An alert that the story must leave open. */
export interface ExpectedAlert {
  readonly part: HostPart;
  readonly kind: AlertKind;
  readonly severity: Severity;
}

/** Every alert that is open at the end of the story, and no other. */
export const EXPECTED_ALERTS: readonly ExpectedAlert[] = [
  { part: 'failing', kind: 'backup_failed', severity: 'critical' },
  { part: 'failing', kind: 'repository_broken', severity: 'critical' },
  // A snapshot exists, but not of everything.
  { part: 'partial', kind: 'backup_failed', severity: 'warning' },
  { part: 'misled', kind: 'backup_failed', severity: 'warning' },
  { part: 'overdue', kind: 'backup_overdue', severity: 'critical' },
  { part: 'offline', kind: 'host_offline', severity: 'warning' },
];

/** How many of them a host has, or how many have a severity. */
export function countAlerts(having: Partial<ExpectedAlert>): number {
  return EXPECTED_ALERTS.filter(
    ({ part, severity }) =>
      (having.part === undefined || having.part === part) &&
      (having.severity === undefined || having.severity === severity),
  ).length;
}
