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

/** What the server raises alerts about. */
export const ALERT_KINDS = ['backup_failed', 'backup_overdue', 'host_offline', 'repository_broken'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Severities of alerts, from mild to grave. */
export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What became of one report of a batch. `conflict` and `invalid` are final: the agent parks them. */
export const REPORT_RESULTS = ['stored', 'duplicate', 'conflict', 'invalid'] as const;
export type ReportResult = (typeof REPORT_RESULTS)[number];
