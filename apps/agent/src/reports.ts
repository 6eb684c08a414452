import type {
  BackupSource,
  BackupSummary,
  BackupTool,
  CheckDepth,
  Ending,
  MaintenanceTask,
  RunKind,
  RunVerdict,
} from '@lockstep/collectors';
import { type HeartbeatReport, type JobReport, LIMITS, toWire } from '@lockstep/protocol';
import { monotonicFactory } from 'ulid';
import { oneLine } from './one-line.ts';
import type { Place } from './place.ts';
import { AGENT_VERSION } from './version.ts';

/** The longest reason that the API accepts. */
export const MAX_REASON_CHARACTERS = 512;

/** A new id: sorts by time, also within a millisecond. */
export const newReportId: () => string = monotonicFactory();

/** A finished run as the agent knows it. */
export interface FinishedJob {
  readonly id: string;
  readonly kind: RunKind;
  readonly verdict: RunVerdict;
  readonly reason?: string;
  /** By the wall clock. */
  readonly finishedAt: Date;
  /** By the monotonic clock; the start is counted back from the end, so it is never after it. */
  readonly durationSeconds: number;
  readonly ending?: Ending;
  readonly place: Place;
  readonly repositoryId?: string;
  /** Absent for a script of which nobody knows what it runs. */
  readonly tool?: BackupTool;
  readonly snapshotId?: string;
  readonly summary?: BackupSummary;
  readonly backupSource?: BackupSource;
  readonly checkDepth?: CheckDepth;
  readonly maintenanceTasks?: readonly MaintenanceTask[];
  readonly restoreTest?: RestoreTestFigures;
}

/** What a restore test counted. */
export type RestoreTestFigures = NonNullable<JobReport['restore_test']>;

/** Makes the report of a finished run. */
export function jobReport(job: FinishedJob): JobReport {
  const clamped = Math.min(Math.max(job.durationSeconds, 0), LIMITS.maxDurationSeconds);
  // To the microsecond: what is beyond is noise of the conversion from nanoseconds.
  const durationSeconds = Math.round(clamped * 1e6) / 1e6;
  const finished = job.finishedAt.getTime();
  return {
    id: job.id,
    type: 'job',
    kind: job.kind,
    verdict: job.verdict,
    ...reasonField(job.reason),
    started_at: new Date(Math.max(0, finished - durationSeconds * 1000)).toISOString(),
    finished_at: job.finishedAt.toISOString(),
    duration_seconds: durationSeconds,
    ...placeFields(job.place, job.repositoryId),
    ...(job.place.source === undefined ? {} : { source: job.place.source }),
    ...(job.tool === undefined ? {} : { tool: { name: job.tool } }),
    ...endingFields(job.ending),
    ...(job.snapshotId === undefined ? {} : { snapshot_id: job.snapshotId }),
    ...summaryFields(job.summary),
    ...(job.backupSource === undefined ? {} : { backup_source: toWire(job.backupSource) }),
    ...(job.checkDepth === undefined ? {} : { check_depth: job.checkDepth }),
    ...(job.maintenanceTasks === undefined ? {} : { maintenance_tasks: [...job.maintenanceTasks] }),
    ...(job.restoreTest === undefined ? {} : { restore_test: job.restoreTest }),
  };
}

/** Makes a sign of life. */
export function heartbeatReport(id: string, counts: { dropped: number; parked: number }): HeartbeatReport {
  return {
    id,
    type: 'heartbeat',
    sent_at: new Date().toISOString(),
    agent_version: AGENT_VERSION,
    ...(counts.dropped > 0 ? { dropped_reports: counts.dropped } : {}),
    ...(counts.parked > 0 ? { parked_reports: counts.parked } : {}),
  };
}

/** The reason of a verdict as a line; nothing where there is none. */
export function reasonField(reason: string | undefined): { reason?: string } {
  const line = oneLine(reason ?? '', MAX_REASON_CHARACTERS);
  return line === undefined ? {} : { reason: line };
}

/** Where a report is about. */
export function placeFields({ repository }: Place, repositoryId: string | undefined) {
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(repositoryId === undefined ? {} : { repository_id: repositoryId }),
  };
}

function endingFields(ending: Ending | undefined): Pick<JobReport, 'exit_code' | 'signal'> {
  if (ending?.type === 'exited') return { exit_code: ending.code };
  return ending?.type === 'signalled' ? { signal: ending.signal } : {};
}

const SUMMARY_FIELDS = {
  bytesProcessed: 'bytes_processed',
  bytesAdded: 'bytes_added',
  bytesStored: 'bytes_stored',
  filesNew: 'files_new',
  filesChanged: 'files_changed',
  filesUnmodified: 'files_unmodified',
} as const;

function summaryFields(summary: BackupSummary | undefined): Partial<JobReport> {
  if (summary === undefined) return {};
  const fields = Object.entries(SUMMARY_FIELDS) as [keyof typeof SUMMARY_FIELDS, string][];
  return Object.fromEntries(
    fields.flatMap(([from, to]) => (summary[from] === undefined ? [] : [[to, summary[from]] as const])),
  );
}
