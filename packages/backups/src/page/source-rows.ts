import { rowOf, type Row } from './rows.ts';
import type { SourceSubject } from './source-subject.ts';

const row = rowOf<SourceSubject>();

/** The rows of a source of either tool. */
const BACKUP_ROWS: readonly Row<SourceSubject>[] = [
  row('backup_source_info', withNames, () => 1),
  row('backup_source_first_seen_timestamp_seconds', labels, ({ firstSeen }) => firstSeen),
  row('backup_last_success_timestamp_seconds', labels, ({ lastSuccess }) => lastSuccess),
  row('backup_last_attempt_timestamp_seconds', labels, ({ lastRun }) => lastRun && lastRun.endedAtMs / 1000),
  row('backup_last_result', withVerdict, ({ lastRun }) => lastRun && 1),
  row('backup_unsuccessful_runs', labels, ({ unsuccessfulRuns }) => unsuccessfulRuns),
  row('backup_last_duration_seconds', labels, ({ durationSeconds }) => durationSeconds),
  row('backup_last_added_bytes', labels, ({ lastRun }) => lastRun?.addedBytes),
  row('backup_source_size_bytes', labels, ({ state }) => state?.newest?.sizeBytes),
  row('backup_source_files', labels, ({ state }) => state?.newest?.files),
  row(
    'backup_snapshots',
    (source) => ({ ...labels(source), completeness: 'complete' }),
    ({ state }) => state?.complete,
  ),
  row(
    'backup_snapshots',
    (source) => ({ ...labels(source), completeness: 'incomplete' }),
    ({ state }) => state?.incomplete,
  ),
  row('backup_oldest_restore_point_timestamp_seconds', labels, ({ state }) => state?.restorePoints[0]),
  row('backup_newest_restore_point_timestamp_seconds', labels, ({ state }) => state?.restorePoints.at(-1)),
  row('backup_restore_points_lost', labels, ({ isLost }) => isLost),
  row('backup_expected_interval_seconds', labels, ({ expectedIntervalSeconds }) => expectedIntervalSeconds),
  row('backup_next_expected_timestamp_seconds', labels, ({ nextExpected }) => nextExpected),
  row('backup_overdue', labels, ({ isOverdue }) => isOverdue),
  row('backup_missed_runs', labels, ({ missedRuns }) => missedRuns),
  row('backup_retention_kept', labels, ({ isRetentionKept }) => isRetentionKept),
];

/** The specified rows of a source of Kopia. */
const KOPIA_ROWS: readonly Row<SourceSubject>[] = [
  row('kopia_backup_status', withPath, ({ lastRun }) => lastRun && Number(lastRun.verdict === 'ok')),
  row(
    'kopia_backup_duration_seconds',
    (source) => ({ ...withPath(source), status: verdictOf(source) }),
    ({ lastRun }) => lastRun?.durationSeconds,
  ),
  row('kopia_backup_size_bytes', withPath, ({ state }) => state?.newest?.sizeBytes),
];

/** The deprecated rows of a source of restic. */
const ALIAS_ROWS: readonly Row<SourceSubject>[] = [
  row('restic_backup_timestamp', aliased, ({ state }) => state?.restorePoints.at(-1)),
  row('restic_backup_snapshots_total', aliased, ({ state }) => state && state.complete + state.incomplete),
  row('restic_backup_files_total', aliased, ({ state }) => state?.newest?.files),
  row('restic_backup_size_total', aliased, ({ state }) => state?.newest?.sizeBytes),
  row('restic_backup_files_new', aliased, ({ lastRun }) => lastRun?.changes?.filesNew),
  row('restic_backup_files_changed', aliased, ({ lastRun }) => lastRun?.changes?.filesChanged),
  row('restic_backup_files_unmodified', aliased, ({ lastRun }) => lastRun?.changes?.filesUnmodified),
  row('restic_backup_dirs_new', aliased, ({ lastRun }) => lastRun?.changes?.dirsNew),
  row('restic_backup_dirs_changed', aliased, ({ lastRun }) => lastRun?.changes?.dirsChanged),
  row('restic_backup_dirs_unmodified', aliased, ({ lastRun }) => lastRun?.changes?.dirsUnmodified),
  row('restic_backup_data_added_bytes', aliased, ({ lastRun }) => lastRun?.addedBytes),
  row('restic_backup_duration_seconds', aliased, ({ lastRun }) => lastRun?.durationSeconds),
];

/** All rows that a source may have. */
export const SOURCE_ROWS = {
  restic: BACKUP_ROWS,
  resticWithAliases: [...BACKUP_ROWS, ...ALIAS_ROWS],
  kopia: [...BACKUP_ROWS, ...KOPIA_ROWS],
} as const;

function labels({ page: { tool, repository }, sourceId }: SourceSubject) {
  return { tool, repository, source_id: sourceId };
}

function withNames(subject: SourceSubject) {
  const { host, user, paths } = subject.source;
  return { ...labels(subject), host, user, path: paths.join(',') };
}

function withVerdict(subject: SourceSubject) {
  return { ...labels(subject), verdict: verdictOf(subject) };
}

/** Only asked for when there was a run. */
function verdictOf({ lastRun }: SourceSubject) {
  return lastRun?.verdict ?? 'failed';
}

function withPath({ page: { repository }, sourceId, source }: SourceSubject) {
  return { repository, source_id: sourceId, path: source.paths.join(',') };
}

function aliased({ page: { repository }, sourceId, source, state }: SourceSubject) {
  const { host, user, paths } = source;
  const { tags = [] } = state?.newest ?? {};
  return {
    repository,
    snapshot_hash: sourceId,
    client_hostname: host,
    client_username: user,
    snapshot_tag: tags[0] ?? '',
    snapshot_tags: tags.join(','),
    snapshot_paths: paths.join(','),
  };
}
