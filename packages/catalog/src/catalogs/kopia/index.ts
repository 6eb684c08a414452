import { defineCatalog } from '../../catalog.ts';
import { FLAG, gauge, NOT_NEGATIVE } from '../../metric.ts';
import { OF_KOPIA_REPOSITORY, OF_KOPIA_SOURCE, RUN_STATUSES, SNAPSHOT_TYPES } from './labels.ts';

/**
 * The specification's `kopia_` families under their own names and labels, with what a source and a repository are known
 * by. Kopia's own metrics (`kopia_cache_`, `kopia_content_` and others) are not among them.
 */
export const kopia = defineCatalog({
  name: 'kopia',
  prefix: 'kopia_',
  metrics: {
    kopia_backup_status: gauge({
      ...OF_KOPIA_SOURCE,
      help: 'Whether the last run that is known of succeeded (1) or not (0).',
      range: FLAG,
      usage: 'Alert on == 0. It stays until the next run: for sources that no longer run see backup_overdue.',
    }),
    kopia_backup_duration_seconds: gauge({
      ...OF_KOPIA_SOURCE,
      help: 'Duration of the last run, by what it came to; exactly one row per source.',
      unit: 'seconds',
      labels: { ...OF_KOPIA_SOURCE.labels, status: RUN_STATUSES },
      exclusive: ['status'],
      range: NOT_NEGATIVE,
      usage:
        'Trend of one source: max by (repository, source_id, path) (...), since a row ends when the status changes.',
    }),
    kopia_backup_size_bytes: gauge({
      ...OF_KOPIA_SOURCE,
      help: 'Size of the files in the newest complete snapshot.',
      unit: 'bytes',
      range: NOT_NEGATIVE,
      usage: 'What a restore would bring. Deduplication is not seen: for capacity see kopia_repository_size_bytes.',
    }),
    kopia_snapshot_count: gauge({
      ...OF_KOPIA_REPOSITORY,
      help: 'Number of snapshots in the repository by type.',
      labels: { ...OF_KOPIA_REPOSITORY.labels, type: SNAPSHOT_TYPES },
      range: NOT_NEGATIVE,
      usage:
        'All types are there once the list was read. A fall of complete to zero is a lost repository or a lost index.',
      waivers: { 'reserved-suffix': 'The specification names it so; it is a gauge, not part of a histogram.' },
    }),
    kopia_repository_size_bytes: gauge({
      ...OF_KOPIA_REPOSITORY,
      help: 'Size of all blobs in the repository.',
      unit: 'bytes',
      range: NOT_NEGATIVE,
      usage: 'Growth and capacity: deriv(...[1d]). It falls only after maintenance.',
    }),
  },
});
