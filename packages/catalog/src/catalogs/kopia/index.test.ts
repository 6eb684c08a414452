import { describe, expect, it } from 'vitest';
import { kopia, type LabelDomain, maxLabelSets } from '../../index.ts';

const SOURCE = ['repository', 'source_id', 'path'];

/** The families of the specification with what identifies a row, written down from its text and not from the catalog. */
const SPECIFIED: Record<string, { labels: string[]; unit: string }> = {
  kopia_backup_duration_seconds: { labels: [...SOURCE, 'status'], unit: 'seconds' },
  kopia_backup_size_bytes: { labels: SOURCE, unit: 'bytes' },
  kopia_snapshot_count: { labels: ['repository', 'type'], unit: 'none' },
  kopia_repository_size_bytes: { labels: ['repository'], unit: 'bytes' },
  // In the specification's alert, and not in its table.
  kopia_backup_status: { labels: SOURCE, unit: 'none' },
};

function valuesOf(domain: LabelDomain): readonly string[] {
  return domain.kind === 'closed' ? domain.values : [];
}

describe('the kopia catalog', () => {
  it('has every family of the specification and no other', () => {
    expect(Object.keys(kopia.metrics).toSorted()).toEqual(Object.keys(SPECIFIED).toSorted());
  });

  it.each(Object.entries(SPECIFIED))('%s is a gauge with these labels, absent while unknown', (name, want) => {
    const metric = Object.entries(kopia.metrics).find(([key]) => key === name)?.[1];
    expect({ type: metric?.type, unit: metric?.unit, presence: metric?.presence }).toEqual({
      type: 'gauge',
      unit: want.unit,
      presence: 'when known',
    });
    expect(Object.keys(metric?.labels ?? {}).toSorted()).toEqual(want.labels.toSorted());
  });

  it('has the values of the decision record', () => {
    const { kopia_backup_duration_seconds: duration, kopia_snapshot_count: snapshots } = kopia.metrics;
    expect(valuesOf(duration.labels.status)).toEqual(
      'ok partial failed cancelled timeout locked wrong_password no_repository source_missing'.split(' '),
    );
    expect(valuesOf(snapshots.labels.type)).toEqual(
      'complete partial checkpoint canceled limit_reached other'.split(' '),
    );
  });

  it('has one row per source whatever its status', () => {
    const { kopia_backup_duration_seconds: duration, kopia_backup_status: status } = kopia.metrics;
    expect(maxLabelSets(duration)).toBe(maxLabelSets(status));
  });

  it('says ok with 1 and everything else with 0', () => {
    expect(kopia.metrics.kopia_backup_status.range).toEqual({ min: 0, max: 1 });
  });

  it('waives promlint only where the specification chose the name', () => {
    const waived = Object.entries(kopia.metrics).flatMap(([name, metric]) =>
      Object.keys(metric.waivers).map((lint) => `${name}: ${lint}`),
    );
    expect(waived).toEqual(['kopia_snapshot_count: reserved-suffix']);
  });
});
