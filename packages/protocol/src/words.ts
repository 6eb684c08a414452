/**
 * The closed words that travel between agent and server. They are kept in the store, so a word is never renamed.
 */

/** What an agent can run (specification, `kind` of `rm_job_duration_seconds`). */
export const JOB_KINDS = ['backup', 'forget', 'prune', 'check', 'unlock', 'restore', 'diff', 'init', 'update'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** What a run came to. `partial`: a snapshot exists but does not hold everything that was asked for. */
export const VERDICTS = [
  'ok',
  'partial',
  'failed',
  'cancelled',
  'timeout',
  'locked',
  'wrong_password',
  'no_repository',
  'source_missing',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The specification's three words for nine verdicts. */
export type JobStatus = 'succeeded' | 'failed' | 'cancelled';

/** `ok` is `succeeded`, `cancelled` is `cancelled`, everything else counts as `failed`. */
export function jobStatus(verdict: Verdict): JobStatus {
  if (verdict === 'ok') return 'succeeded';
  return verdict === 'cancelled' ? 'cancelled' : 'failed';
}

/** Backup tools that agents wrap and ask. A repository belongs to one. */
export const BACKUP_TOOLS = ['restic', 'kopia'] as const;
export type BackupTool = (typeof BACKUP_TOOLS)[number];

/** How deep a check went: what the repository says of itself, a part of the stored data, or all of it. */
export const CHECK_DEPTHS = ['structure', 'sample', 'data'] as const;
export type CheckDepth = (typeof CHECK_DEPTHS)[number];

/** What keeps a repository in order: two commands of restic, two cycles of Kopia. */
export const MAINTENANCE_TASKS = ['forget', 'prune', 'quick', 'full'] as const;
export type MaintenanceTask = (typeof MAINTENANCE_TASKS)[number];

/** What the server raises alerts about. */
export const ALERT_KINDS = ['backup_failed', 'backup_overdue', 'host_offline', 'repository_broken'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Severities of alerts, from mild to grave. */
export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What became of one report of a batch. `conflict` and `invalid` are final: the agent parks them. */
export const REPORT_RESULTS = ['stored', 'duplicate', 'conflict', 'invalid'] as const;
export type ReportResult = (typeof REPORT_RESULTS)[number];
