import type { AlertKind, Severity, Verdict } from '@lockstep/protocol';
import { owedPairs, type Pair } from '../fleet/backup-standing.ts';
import { dueTimes } from '@lockstep/backups';
import { activeExpectation, type HostRecord } from '../fleet/host-record.ts';
import { type Deafness, offlineAfterMs } from '../fleet/presence.ts';
import { brokenBecause, type Repository } from '../fleet/repository-standing.ts';

/** An alert that should be open. A host has at most one for each kind and subject. */
export interface WantedAlert {
  readonly kind: AlertKind;
  /** What of the host is meant: a repository, or repository and source; `''` for the host as a whole. */
  readonly subject: string;
  readonly severity: Severity;
  /** One sentence for people, fixed when the alert is raised. */
  readonly summary: string;
}

/** The alerts of backups that did not succeed, over the pairs that count for the host. */
export function failedBackups(host: HostRecord, pairs: readonly Pair[]): WantedAlert[] {
  return owedPairs(pairs, host.owes).flatMap(failedBackup);
}

/** The alerts of repositories that cannot be relied on. */
export function brokenRepositories(repositories: readonly Repository[]): WantedAlert[] {
  return repositories.flatMap(brokenRepository);
}

/** The overdue alert of a host, if it should be open. */
export function overdueAlert(host: HostRecord, nowMs: number): WantedAlert[] {
  const expected = activeExpectation(host);
  if (expected === null || nowMs <= dueTimes(expected, host.owedSinceMs).overdueAfterMs) return [];
  const since =
    host.lastSuccessAtMs === null ? 'no successful backup yet' : `last success ${day(host.lastSuccessAtMs)}`;
  return [{ kind: 'backup_overdue', subject: '', severity: 'critical', summary: `Backup is overdue: ${since}.` }];
}

/** The alert of a silent host, if it should be open. */
export function offlineAlert(host: HostRecord, nowMs: number, deaf: Deafness): WantedAlert[] {
  if (host.lastSeenAtMs === null || nowMs <= offlineAfterMs(host, deaf)) return [];
  const summary = `Host has not reported since ${day(host.lastSeenAtMs)}.`;
  return [{ kind: 'host_offline', subject: '', severity: 'warning', summary }];
}

/** Severity of a backup that did not succeed. A partial one made a snapshot; a cancelled one was wanted so. */
const FAILED_SEVERITY: Readonly<Record<Exclude<Verdict, 'ok'>, Severity>> = {
  partial: 'warning',
  failed: 'critical',
  cancelled: 'info',
  timeout: 'critical',
  locked: 'critical',
  wrong_password: 'critical',
  no_repository: 'critical',
  source_missing: 'critical',
};

function failedBackup({ repository, source, latestVerdict, latestReason }: Pair): WantedAlert[] {
  if (latestVerdict === 'ok') return [];
  const what = `Backup${source && ` of ${source}`}${repository && ` to ${repository}`}`;
  const why = latestReason === null ? '' : ` (${latestReason})`;
  return [
    {
      kind: 'backup_failed',
      subject: [repository, source].filter(Boolean).join(' '),
      severity: FAILED_SEVERITY[latestVerdict],
      summary: `${what}: ${latestVerdict.replaceAll('_', ' ')}${why}.`,
    },
  ];
}

function brokenRepository(repository: Repository): WantedAlert[] {
  const why = brokenBecause(repository);
  if (why === undefined) return [];
  const summary = `Repository${repository.name && ` ${repository.name}`} is broken: ${why}.`;
  return [{ kind: 'repository_broken', subject: repository.name, severity: 'critical', summary }];
}

function day(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
