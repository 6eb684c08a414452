import { type Static, Type } from 'typebox';
import { Answers } from './answers.ts';
import { BackupSource } from './backup-source.ts';
import { LIMITS } from './limits.ts';
import { Count, Instant, line, RepositoryId, Ulid } from './text.ts';
import { BACKUP_TOOLS, CHECK_DEPTHS, JOB_KINDS, MAINTENANCE_TASKS, REPORT_RESULTS, VERDICTS } from './words.ts';

const closed = { additionalProperties: false } as const;

/**
 * Where a run worked. `repository` is the operator's name for it or its location without credentials; with `source`
 * (canonical paths, or a name) it makes the pair by which results are kept.
 */
const place = {
  repository: Type.Optional(line(1024)),
  repository_id: Type.Optional(RepositoryId),
};

const Tool = Type.Object({ name: Type.Enum([...BACKUP_TOOLS]), version: Type.Optional(line(32)) }, closed);

/**
 * What a restore test found: files of the newest snapshot, restored aside and compared with those on disk. `skipped` are
 * files that changed since the backup, so that nothing can be said of them.
 */
const RestoreTest = Type.Object(
  {
    files_restored: Count,
    files_compared: Count,
    files_differing: Count,
    files_skipped: Count,
    bytes_restored: Type.Optional(Count),
  },
  closed,
);

/** A finished run. A skipped or dry run makes no report. */
export const JobReport = Type.Object(
  {
    id: Ulid,
    type: Type.Literal('job'),
    kind: Type.Enum([...JOB_KINDS]),
    verdict: Type.Enum([...VERDICTS]),
    /** Why, in one line; beside `ok` it is a remark (files that vanished while the run read them). */
    reason: Type.Optional(line(512)),
    started_at: Instant,
    finished_at: Instant,
    /** From a monotonic clock; the two times above may lie. */
    duration_seconds: Type.Number({ minimum: 0, maximum: LIMITS.maxDurationSeconds }),
    ...place,
    source: Type.Optional(line(4096)),
    tool: Type.Optional(Tool),
    exit_code: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
    signal: Type.Optional(Type.String({ pattern: '^SIG[A-Z0-9]{1,12}$' })),
    snapshot_id: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8,64}$' })),
    bytes_processed: Type.Optional(Count),
    bytes_added: Type.Optional(Count),
    bytes_stored: Type.Optional(Count),
    files_new: Type.Optional(Count),
    files_changed: Type.Optional(Count),
    files_unmodified: Type.Optional(Count),
    /** Of a backup: whose it is, as the tool writes it. `source` above is its name for people. */
    backup_source: Type.Optional(BackupSource),
    /** Of a check; absent is `structure`, the least that a check does. */
    check_depth: Type.Optional(Type.Enum([...CHECK_DEPTHS])),
    /** Of a run that kept the repository in order: what it did. Absent: what its kind says (`forget`, `prune`). */
    maintenance_tasks: Type.Optional(
      Type.Array(Type.Enum([...MAINTENANCE_TASKS]), { minItems: 1, maxItems: MAINTENANCE_TASKS.length }),
    ),
    /** Of a restore that was a test. It is a success when the verdict is `ok`, files were compared and none differs. */
    restore_test: Type.Optional(RestoreTest),
  },
  closed,
);
export type JobReport = Static<typeof JobReport>;

/** A look at a repository. Numbers are absent when they are not known; `verdict` says whether the look was good. */
export const FactsReport = Type.Object(
  {
    id: Ulid,
    type: Type.Literal('facts'),
    observed_at: Instant,
    verdict: Type.Enum([...VERDICTS]),
    reason: Type.Optional(line(512)),
    ...place,
    tool: Type.Optional(Tool),
    snapshot_count: Type.Optional(Count),
    /** `restic stats --mode raw-data`: the data in use. */
    repo_size_bytes: Type.Optional(Count),
    /** The name under which tools on this host save snapshots, so that its own sources are known among others'. */
    hostname: Type.Optional(line(255)),
    /** Everything the tool was asked in this look. */
    answers: Type.Optional(Answers),
  },
  closed,
);
export type FactsReport = Static<typeof FactsReport>;

/** The agent lives. Any accepted report says so too. */
export const HeartbeatReport = Type.Object(
  {
    id: Ulid,
    type: Type.Literal('heartbeat'),
    sent_at: Instant,
    agent_version: Type.Optional(line(32)),
    /** Reports that the spool dropped for want of room since the last heartbeat that was delivered. */
    dropped_reports: Type.Optional(Count),
    /** Reports in the spool that the server refused for good. */
    parked_reports: Type.Optional(Count),
  },
  closed,
);
export type HeartbeatReport = Static<typeof HeartbeatReport>;

/** Schemas by `type`. Each report of a batch is judged by its own, so that one bad report does not sink the others. */
export const REPORT_SCHEMAS = { job: JobReport, facts: FactsReport, heartbeat: HeartbeatReport } as const;

/** Any report. */
export type Report = JobReport | FactsReport | HeartbeatReport;

/** Body of `POST /api/v1/reports`. What is inside a report is judged report by report. */
export const ReportBatch = Type.Object(
  {
    /** The agent's clock when it sent the batch: tells a wrong clock from a report that waited in a spool. */
    sent_at: Type.Optional(Instant),
    reports: Type.Array(
      Type.Object({ id: Ulid, type: Type.String({ maxLength: 32 }) }, { additionalProperties: true }),
      { minItems: 1, maxItems: LIMITS.reportsPerRequest },
    ),
  },
  closed,
);
export type ReportBatch = Static<typeof ReportBatch>;

/** Answer to a batch: one result per report, in the same order. */
export const ReportResults = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          id: Ulid,
          result: Type.Enum([...REPORT_RESULTS]),
          /** Why, when the result is `conflict` or `invalid`. */
          reason: Type.Optional(Type.String()),
          field: Type.Optional(Type.String()),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type ReportResults = Static<typeof ReportResults>;
