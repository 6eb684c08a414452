import { defineCatalog } from '../../catalog.ts';
import { attributeOf } from '../../label.ts';
import { FLAG, gauge, NOT_NEGATIVE } from '../../metric.ts';
import { REPOSITORY, repositoryPer, SOURCE } from './labels.ts';

/** The version in which the aliases are removed. */
const END_OF_LIFE = '1.0.0';

/** What every gauge has that is called `_total`. */
const TOTAL = { waivers: { 'counter-total': 'ngosang/restic-exporter names the gauge so.' } } as const;

const OF_REPOSITORY = {
  labels: { repository: REPOSITORY },
  presence: 'when known',
  stability: 'deprecated',
  since: '0.1.0',
} as const;

/** Its label for the restic version is left out: every upgrade of restic would begin new series. */
const OF_SOURCE = {
  labels: {
    repository: repositoryPer('snapshot_hash'),
    snapshot_hash: SOURCE,
    client_hostname: attributeOf('snapshot_hash'),
    client_username: attributeOf('snapshot_hash', { optional: true }),
    snapshot_tag: attributeOf('snapshot_hash', { optional: true }),
    snapshot_tags: attributeOf('snapshot_hash', { optional: true }),
    snapshot_paths: attributeOf('snapshot_hash', { optional: true }),
  },
  presence: 'when known',
  stability: 'deprecated',
  since: '0.1.0',
} as const;

/**
 * The 20 names of ngosang/restic-exporter 2, for dashboards that read them: only on a page whose configuration asks for
 * it, and only of restic. They have a `repository` besides, and an unknown number is absent where the original has -1, 0
 * or 2. Its `snapshot_hash` is a hash of the source, not of a snapshot, and holds the `source_id` here.
 */
export const resticExporterAliases = defineCatalog({
  name: 'restic-exporter-aliases',
  prefix: 'restic_',
  metrics: {
    restic_check_success: gauge({
      ...OF_REPOSITORY,
      help: 'Whether the last check found no error (1) or some (0).',
      range: FLAG,
      usage: replacedBy('backup_repository_last_check_success'),
    }),
    restic_locks_total: gauge({
      ...OF_REPOSITORY,
      ...TOTAL,
      help: 'Number of locks in the repository.',
      range: NOT_NEGATIVE,
      usage: replacedBy('backup_repository_locks'),
    }),
    restic_size_total: gauge({
      ...OF_REPOSITORY,
      ...TOTAL,
      help: 'Size of the data in use in the repository in bytes.',
      range: NOT_NEGATIVE,
      usage: replacedBy('backup_repository_size_bytes'),
    }),
    restic_uncompressed_size_total: gauge({
      ...OF_REPOSITORY,
      ...TOTAL,
      help: 'Size of the data in use before compression in bytes.',
      range: NOT_NEGATIVE,
      usage: replacedBy('backup_repository_size_bytes * backup_repository_compression_ratio'),
    }),
    restic_compression_ratio: gauge({
      ...OF_REPOSITORY,
      help: 'Size before compression divided by size after it.',
      unit: 'ratio',
      range: NOT_NEGATIVE,
      usage: replacedBy('backup_repository_compression_ratio'),
    }),
    restic_blob_count_total: gauge({
      ...OF_REPOSITORY,
      ...TOTAL,
      help: 'Number of blobs in the repository.',
      range: NOT_NEGATIVE,
      usage: withoutSuccessor('How restic cuts data into blobs is its own affair.'),
    }),
    restic_snapshots_total: gauge({
      ...OF_REPOSITORY,
      ...TOTAL,
      help: 'Number of snapshots in the repository.',
      range: NOT_NEGATIVE,
      usage: replacedBy('sum by (repository) (backup_snapshots)'),
    }),
    restic_scrape_duration_seconds: gauge({
      ...OF_REPOSITORY,
      help: 'Time that the last questions to the repository took.',
      unit: 'seconds',
      range: NOT_NEGATIVE,
      usage: replacedBy('sum by (name) (backup_collector_last_duration_seconds)'),
    }),
    restic_backup_timestamp: gauge({
      ...OF_SOURCE,
      help: 'Unix time of the newest snapshot of the source.',
      usage: replacedBy('backup_newest_restore_point_timestamp_seconds'),
    }),
    restic_backup_snapshots_total: gauge({
      ...OF_SOURCE,
      ...TOTAL,
      help: 'Number of snapshots of the source.',
      range: NOT_NEGATIVE,
      usage: replacedBy('sum by (repository, source_id) (backup_snapshots)'),
    }),
    restic_backup_files_total: gauge({
      ...OF_SOURCE,
      ...TOTAL,
      help: 'Number of files in the newest snapshot of the source.',
      range: NOT_NEGATIVE,
      usage: replacedBy('backup_source_files'),
    }),
    restic_backup_size_total: gauge({
      ...OF_SOURCE,
      ...TOTAL,
      help: 'Size of the files in the newest snapshot of the source in bytes.',
      range: NOT_NEGATIVE,
      usage: replacedBy('backup_source_size_bytes'),
    }),
    restic_backup_files_new: changedBy('files that were new'),
    restic_backup_files_changed: changedBy('files that had changed'),
    restic_backup_files_unmodified: changedBy('files that had not changed'),
    restic_backup_dirs_new: changedBy('folders that were new'),
    restic_backup_dirs_changed: changedBy('folders that had changed'),
    restic_backup_dirs_unmodified: changedBy('folders that had not changed'),
    restic_backup_data_added_bytes: gauge({
      ...OF_SOURCE,
      help: 'Bytes that the last run added to the repository.',
      unit: 'bytes',
      range: NOT_NEGATIVE,
      usage: replacedBy('backup_last_added_bytes'),
    }),
    restic_backup_duration_seconds: gauge({
      ...OF_SOURCE,
      help: 'Duration of the last run.',
      unit: 'seconds',
      range: NOT_NEGATIVE,
      usage: replacedBy('backup_last_duration_seconds'),
    }),
  },
});

function replacedBy(query: string): string {
  return `Use ${query}. Removed in ${END_OF_LIFE}.`;
}

function withoutSuccessor(reason: string): string {
  return `${reason} Nothing takes its place. Removed in ${END_OF_LIFE}.`;
}

/** One of the six counts of a run, for which `backup_last_added_bytes` stands. */
function changedBy(what: string) {
  return gauge({
    ...OF_SOURCE,
    help: `Number of ${what} in the last run.`,
    range: NOT_NEGATIVE,
    usage: withoutSuccessor('What a run changed is told by backup_last_added_bytes.'),
  });
}
