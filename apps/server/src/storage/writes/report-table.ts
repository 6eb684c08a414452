import type { JobReport } from '@lockstep/protocol';
import type { CorrectedRun } from '../../fleet/clock-correction.ts';
import type { Connection } from '../connection.ts';

/** Statements on `report_seen` and `job`. */
export interface ReportTable {
  /** Remembers a report. False when its host already sent one with this id. */
  remember(hostId: string, reportId: string, hash: Buffer, receivedAtMs: number): boolean;
  hashOf(hostId: string, reportId: string): Buffer | undefined;
  insertJob(hostId: string, job: JobReport, run: CorrectedRun): void;
}

/** Prepares the statements on a connection. */
export function reportTable(connection: Connection): ReportTable {
  const remember = connection.prepare(
    `INSERT INTO report_seen (host_id, report_id, content_hash, received_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (report_id, host_id) DO NOTHING`,
  );
  const hashOf = connection
    .prepare<[string, string], Buffer>('SELECT content_hash FROM report_seen WHERE report_id = ? AND host_id = ?')
    .pluck();
  const insertJob = connection.prepare(
    `INSERT INTO job (host_id, id, kind, verdict, reason, started_at, finished_at, duration_seconds, repository,
       repository_id, source, snapshot_id, bytes_added, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  return {
    remember: (hostId, reportId, hash, receivedAtMs) => remember.run(hostId, reportId, hash, receivedAtMs).changes > 0,
    hashOf: (hostId, reportId) => hashOf.get(reportId, hostId),
    insertJob: (hostId, job, run) => {
      insertJob.run(
        hostId,
        job.id,
        job.kind,
        job.verdict,
        job.reason ?? null,
        run.startedAtMs,
        run.finishedAtMs,
        job.duration_seconds,
        job.repository ?? null,
        job.repository_id ?? null,
        job.source ?? null,
        job.snapshot_id ?? null,
        job.bytes_added ?? null,
        details(job),
      );
    },
  };
}

/** What was reported and has no column yet, kept as JSON: what is thrown away here nobody can ask for later. */
function details(job: JobReport): string {
  const { tool, exit_code, signal, bytes_processed, bytes_stored, files_new, files_changed, files_unmodified } = job;
  const { backup_source, check_depth, maintenance_tasks, restore_test } = job;
  return JSON.stringify({
    tool,
    exit_code,
    signal,
    bytes_processed,
    bytes_stored,
    files_new,
    files_changed,
    files_unmodified,
    backup_source,
    check_depth,
    maintenance_tasks,
    restore_test,
  });
}
