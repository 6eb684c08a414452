import type { BackupSource, RunChanges } from '../answer.ts';
import { defined } from '../defined.ts';
import { count, instant, isObject, snapshotId } from '../field.ts';

/** A snapshot of `snapshots --json`. */
export interface ResticSnapshot {
  readonly id: string;
  readonly source: BackupSource;
  /** Of the data: the start of the backup, or what `backup --time` made of it. */
  readonly timeMs: number;
  readonly tags: readonly string[];
  /** How the backup went. Backups by restic before 0.17 left none. */
  readonly summary?: SnapshotSummary;
}

/** What a backup wrote into its snapshot. */
export interface SnapshotSummary {
  readonly startedAtMs?: number;
  readonly endedAtMs?: number;
  /** Stored, or before compression where that is not known. */
  readonly addedBytes?: number;
  readonly sizeBytes?: number;
  readonly files?: number;
  readonly changes: RunChanges;
}

/** Reads one entry; undefined without id, time, host and paths. Tags, ids of users and the summary may be absent. */
export function readSnapshot(value: unknown): ResticSnapshot | undefined {
  if (!isObject(value)) return undefined;
  const { hostname, username = '', paths, tags, summary } = value;
  const id = snapshotId(value['id']);
  const timeMs = milliseconds(value['time']);
  if (id === undefined || timeMs === undefined || typeof hostname !== 'string' || typeof username !== 'string')
    return undefined;
  if (!isTexts(paths) || paths.length === 0) return undefined;
  return {
    id,
    source: { host: hostname, user: username, paths: paths.toSorted() },
    timeMs,
    tags: isTexts(tags) ? tags : [],
    ...(isObject(summary) ? { summary: readSummary(summary) } : {}),
  };
}

const CHANGES = {
  filesNew: 'files_new',
  filesChanged: 'files_changed',
  filesUnmodified: 'files_unmodified',
  dirsNew: 'dirs_new',
  dirsChanged: 'dirs_changed',
  dirsUnmodified: 'dirs_unmodified',
} as const satisfies Record<keyof RunChanges, string>;

function readSummary(summary: Readonly<Record<string, unknown>>): SnapshotSummary {
  return {
    ...defined({
      startedAtMs: milliseconds(summary['backup_start']),
      endedAtMs: milliseconds(summary['backup_end']),
      addedBytes: count(summary['data_added_packed']) ?? count(summary['data_added']),
      sizeBytes: count(summary['total_bytes_processed']),
      files: count(summary['total_files_processed']),
    }),
    changes: defined(Object.fromEntries(Object.entries(CHANGES).map(([name, field]) => [name, count(summary[field])]))),
  };
}

function milliseconds(value: unknown): number | undefined {
  const written = instant(value);
  return written === undefined ? undefined : Date.parse(written);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
