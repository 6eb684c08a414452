import { describe, expect, it } from 'vitest';
import { type AnyMetric, backup, resticExporterAliases } from '../../index.ts';

const METRICS: readonly (readonly [string, AnyMetric])[] = Object.entries(resticExporterAliases.metrics);

const REPOSITORY =
  'check_success locks_total size_total uncompressed_size_total compression_ratio blob_count_total snapshots_total scrape_duration_seconds'.split(
    ' ',
  );
const SOURCE =
  'timestamp snapshots_total files_total size_total files_new files_changed files_unmodified dirs_new dirs_changed dirs_unmodified data_added_bytes duration_seconds'.split(
    ' ',
  );

function labelsOf(start: string, names: readonly string[]) {
  return names.map((name) => {
    const metric = METRICS.find(([key]) => key === `${start}${name}`)?.[1];
    return Object.keys(metric?.labels ?? {}).join(' ');
  });
}

describe('the aliases of ngosang/restic-exporter', () => {
  it('are its 20 names', () => {
    const names = [...REPOSITORY.map((name) => `restic_${name}`), ...SOURCE.map((name) => `restic_backup_${name}`)];
    expect(names).toHaveLength(20);
    expect(METRICS.map(([name]) => name).toSorted()).toEqual(names.toSorted());
  });

  it('have its labels but for the version, and a repository', () => {
    const source = 'repository snapshot_hash client_hostname client_username snapshot_tag snapshot_tags snapshot_paths';
    expect(new Set(labelsOf('restic_', REPOSITORY))).toEqual(new Set(['repository']));
    expect(new Set(labelsOf('restic_backup_', SOURCE))).toEqual(new Set([source]));
  });

  it.each(METRICS)('%s is deprecated, and says until when and what takes its place', (_, { stability, usage }) => {
    expect(stability).toBe('deprecated');
    expect(usage).toMatch(/Removed in 1\.0\.0\.$/);
    const named = usage.match(/\bbackup_\w+/g) ?? [];
    expect(named.filter((name) => !Object.hasOwn(backup.metrics, name))).toEqual([]);
    expect(named.length > 0 || usage.includes('Nothing takes its place.')).toBe(true);
  });

  it('waive promlint only for gauges that are called a total', () => {
    const waived = METRICS.filter(([, { waivers }]) => Object.keys(waivers).join() === 'counter-total');
    expect(waived.map(([name]) => name)).toEqual(
      METRICS.map(([name]) => name).filter((name) => name.endsWith('_total')),
    );
  });
});
