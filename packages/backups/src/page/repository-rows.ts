import type { CheckDepth, MaintenanceTask, SnapshotKind } from '@lockstep/collectors';
import type { RepositorySubject } from './repository-subject.ts';
import { rowOf, type Row } from './rows.ts';

const row = rowOf<RepositorySubject>();

const DEPTHS: readonly CheckDepth[] = ['structure', 'sample', 'data'];
const TASKS: readonly MaintenanceTask[] = ['forget', 'prune', 'quick', 'full'];
const KINDS: readonly SnapshotKind[] = ['complete', 'partial', 'checkpoint', 'canceled', 'limit_reached', 'other'];

/** The rows of a repository of either tool. */
const BACKUP_ROWS: readonly Row<RepositorySubject>[] = [
  row(
    'backup_repository_info',
    (subject) => ({ ...labels(subject), name: subject.page.view.name, storage: subject.storage }),
    () => 1,
  ),
  row('backup_repository_size_bytes', labels, ({ sizeBytes }) => sizeBytes),
  row('backup_repository_compression_ratio', labels, compressionRatio),
  row('backup_repository_volume_size_bytes', labels, ({ volumeSizeBytes }) => volumeSizeBytes),
  row('backup_repository_volume_available_bytes', labels, ({ volumeAvailableBytes }) => volumeAvailableBytes),
  row('backup_repository_locks', labels, ({ locks }) => locks),
  row('backup_repository_oldest_lock_timestamp_seconds', labels, ({ oldestLock }) => oldestLock),
  ...DEPTHS.flatMap(checkRows),
  row('backup_repository_last_restore_test_timestamp_seconds', labels, ({ restoreTest }) => restoreTest),
  row('backup_repository_last_restore_test_success', labels, ({ isRestoreTestGood }) => isRestoreTestGood),
  ...TASKS.flatMap(maintenanceRows),
];

/** The specified rows of a repository of Kopia. */
const KOPIA_ROWS: readonly Row<RepositorySubject>[] = [
  ...KINDS.map((type) =>
    row(
      'kopia_snapshot_count',
      ({ page: { repository } }) => ({ repository, type }),
      ({ kinds }) => kinds?.[type],
    ),
  ),
  row('kopia_repository_size_bytes', repositoryOnly, ({ sizeBytes }) => sizeBytes),
];

/** The deprecated rows of a repository of restic. */
const ALIAS_ROWS: readonly Row<RepositorySubject>[] = [
  row('restic_check_success', repositoryOnly, ({ lastCheck }) => lastCheck && Number(lastCheck.isGood)),
  row('restic_locks_total', repositoryOnly, ({ locks }) => locks),
  row('restic_size_total', repositoryOnly, ({ sizeBytes }) => sizeBytes),
  row('restic_uncompressed_size_total', repositoryOnly, ({ uncompressedBytes }) => uncompressedBytes),
  row('restic_compression_ratio', repositoryOnly, compressionRatio),
  row('restic_blob_count_total', repositoryOnly, ({ blobs }) => blobs),
  row('restic_snapshots_total', repositoryOnly, ({ snapshots }) => snapshots),
  row('restic_scrape_duration_seconds', repositoryOnly, ({ askingSeconds }) => askingSeconds),
];

/** All rows that a repository may have. */
export const REPOSITORY_ROWS = {
  restic: BACKUP_ROWS,
  resticWithAliases: [...BACKUP_ROWS, ...ALIAS_ROWS],
  kopia: [...BACKUP_ROWS, ...KOPIA_ROWS],
} as const;

function checkRows(depth: CheckDepth): readonly Row<RepositorySubject>[] {
  const ofDepth = (subject: RepositorySubject) => ({ ...labels(subject), depth });
  return [
    row('backup_repository_last_check_timestamp_seconds', ofDepth, ({ checks }) => {
      const check = checks.get(depth);
      return check && check.atMs / 1000;
    }),
    row('backup_repository_last_check_success', ofDepth, ({ checks }) => {
      const check = checks.get(depth);
      return check && Number(check.isGood);
    }),
    row('backup_repository_check_expected_interval_seconds', ofDepth, ({ page: { view } }) =>
      view.isPaused === true ? undefined : view.checkIntervalSeconds?.[depth],
    ),
  ];
}

function maintenanceRows(task: MaintenanceTask): readonly Row<RepositorySubject>[] {
  const ofTask = (subject: RepositorySubject) => ({ ...labels(subject), task });
  return [
    row('backup_repository_maintenance_last_success_timestamp_seconds', ofTask, ({ maintained }) =>
      maintained.get(task),
    ),
    row(
      'backup_repository_maintenance_expected_interval_seconds',
      ofTask,
      ({ maintenanceIntervals }) => maintenanceIntervals[task],
    ),
  ];
}

function labels({ page: { tool, repository } }: RepositorySubject) {
  return { tool, repository };
}

function repositoryOnly({ page: { repository } }: RepositorySubject) {
  return { repository };
}

function compressionRatio({ sizeBytes, uncompressedBytes }: RepositorySubject): number | undefined {
  return sizeBytes === undefined || sizeBytes === 0 || uncompressedBytes === undefined
    ? undefined
    : uncompressedBytes / sizeBytes;
}
