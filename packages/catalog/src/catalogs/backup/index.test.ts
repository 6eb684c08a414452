import { describe, expect, it } from 'vitest';
import { type AnyMetric, backup, describeCatalog, maxSamples, seriesOfFamily } from '../../index.ts';

const METRICS: readonly (readonly [string, AnyMetric])[] = Object.entries(backup.metrics);

const SOURCE = 'tool repository source_id';
const REPOSITORY = 'tool repository';
const COLLECTOR = 'tool name question';

/** What a row of each family is known by: dashboards and rules join on it. */
const LABELS: Record<string, string> = {
  backup_source_info: `${SOURCE} host user path`,
  backup_source_first_seen_timestamp_seconds: SOURCE,
  backup_last_success_timestamp_seconds: SOURCE,
  backup_last_attempt_timestamp_seconds: SOURCE,
  backup_last_result: `${SOURCE} verdict`,
  backup_unsuccessful_runs: SOURCE,
  backup_last_duration_seconds: SOURCE,
  backup_last_added_bytes: SOURCE,
  backup_source_size_bytes: SOURCE,
  backup_source_files: SOURCE,
  backup_snapshots: `${SOURCE} completeness`,
  backup_oldest_restore_point_timestamp_seconds: SOURCE,
  backup_newest_restore_point_timestamp_seconds: SOURCE,
  backup_restore_points_lost: SOURCE,
  backup_expected_interval_seconds: SOURCE,
  backup_next_expected_timestamp_seconds: SOURCE,
  backup_overdue: SOURCE,
  backup_missed_runs: SOURCE,
  backup_retention_kept: SOURCE,
  backup_repository_info: `${REPOSITORY} name storage`,
  backup_repository_size_bytes: REPOSITORY,
  backup_repository_compression_ratio: REPOSITORY,
  backup_repository_volume_size_bytes: REPOSITORY,
  backup_repository_volume_available_bytes: REPOSITORY,
  backup_repository_locks: REPOSITORY,
  backup_repository_oldest_lock_timestamp_seconds: REPOSITORY,
  backup_repository_last_check_timestamp_seconds: `${REPOSITORY} depth`,
  backup_repository_last_check_success: `${REPOSITORY} depth`,
  backup_repository_check_expected_interval_seconds: `${REPOSITORY} depth`,
  backup_repository_last_restore_test_timestamp_seconds: REPOSITORY,
  backup_repository_last_restore_test_success: REPOSITORY,
  backup_repository_maintenance_last_success_timestamp_seconds: `${REPOSITORY} task`,
  backup_repository_maintenance_expected_interval_seconds: `${REPOSITORY} task`,
  backup_collector_last_attempt_timestamp_seconds: COLLECTOR,
  backup_collector_last_success_timestamp_seconds: COLLECTOR,
  backup_collector_last_duration_seconds: COLLECTOR,
  backup_collector_interval_seconds: COLLECTOR,
  backup_collector_last_result: `${COLLECTOR} verdict`,
  backup_collector_items: `${COLLECTOR} outcome`,
};

const INFO = ['backup_source_info', 'backup_repository_info', 'backup_last_result', 'backup_collector_last_result'];

function namesWhere(holds: (metric: AnyMetric, name: string) => boolean): string[] {
  return METRICS.filter(([name, metric]) => holds(metric, name)).map(([name]) => name);
}

describe('the backup catalog', () => {
  it('has these families, each with these labels', () => {
    expect(Object.fromEntries(METRICS.map(([name, { labels }]) => [name, Object.keys(labels).join(' ')]))).toEqual(
      LABELS,
    );
  });

  it('is of gauges that are absent while unknown, and needs no waiver', () => {
    expect(namesWhere(({ type, presence }) => type !== 'gauge' || presence !== 'when known')).toEqual([]);
    expect(namesWhere(({ waivers }) => Object.keys(waivers).length > 0)).toEqual([]);
  });

  it('never has one row for each tool: a repository belongs to one', () => {
    expect(namesWhere(({ exclusive }) => !exclusive.includes('tool'))).toEqual([]);
    expect(backup.metrics.backup_overdue.labels.tool.values).toEqual(['restic', 'kopia']);
  });

  it('has names for people in info families only', () => {
    const named = namesWhere(({ labels }) => Object.values(labels).some(({ kind }) => kind === 'attribute'));
    expect(named).toEqual(['backup_source_info', 'backup_repository_info']);
  });

  it('says 1 in info families and bounds every value but a time', () => {
    expect(namesWhere(({ range }) => range?.min === 1 && range.max === 1).toSorted()).toEqual(INFO.toSorted());
    const unbounded = namesWhere(({ range }) => range === undefined);
    expect(unbounded.filter((name) => !name.endsWith('_timestamp_seconds'))).toEqual([]);
    expect(namesWhere(({ range }, name) => range !== undefined && name.endsWith('_timestamp_seconds'))).toEqual([]);
  });

  it('measures times in seconds since 1970, so that an age is time() minus the value', () => {
    const times = Object.entries(describeCatalog(backup).metrics)
      .flatMap(([name, metric]) => seriesOfFamily(name, metric))
      .filter(({ unit }) => unit?.['time'] === 1)
      .map(({ name }) => name);
    expect(times).toEqual(namesWhere((_, name) => name.endsWith('_timestamp_seconds')));
    expect(times).toHaveLength(12);
  });

  it('has a budget: ten thousand sources in up to three repositories, a repository and a collector for each host of a fleet', () => {
    const {
      backup_last_result: result,
      backup_repository_size_bytes: size,
      backup_snapshots: snapshots,
    } = backup.metrics;
    expect([result, snapshots, size].map(maxSamples)).toEqual([30_000, 60_000, 10_000]);
    expect(maxSamples(backup.metrics.backup_collector_last_result)).toBe(80_000);
  });
});
