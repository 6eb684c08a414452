import { FLAG, gauge, NOT_NEGATIVE } from '../../metric.ts';
import { COMPLETENESS, OF_SOURCE, SOURCE_NAMES, VERDICTS } from './labels.ts';

/**
 * What is known of each source in each repository. Facts (times of runs, verdicts, expectations) outlive restarts and
 * dead collectors; states (sizes, counts, restore points) are withheld when they grow old.
 */
export const SOURCE_METRICS = {
  backup_source_info: gauge({
    ...OF_SOURCE,
    help: 'Names of the source for people, always 1.',
    labels: { ...OF_SOURCE.labels, ...SOURCE_NAMES },
    range: { min: 1, max: 1 },
    usage: 'Join it: ... * on (repository, source_id) group_left (host, user, path) backup_source_info.',
  }),
  backup_source_first_seen_timestamp_seconds: gauge({
    ...OF_SOURCE,
    help: 'Unix time at which the source was first known.',
    unit: 'seconds',
    usage: 'Sources that never succeeded: ... unless backup_last_success_timestamp_seconds. Overdue counts from it.',
  }),
  backup_last_success_timestamp_seconds: gauge({
    ...OF_SOURCE,
    help: 'Unix time at which the last run with the verdict ok ended; absent until there was one.',
    unit: 'seconds',
    usage: 'Age of the last good backup: time() - .... It never goes back, not even when snapshots are lost.',
  }),
  backup_last_attempt_timestamp_seconds: gauge({
    ...OF_SOURCE,
    help: 'Unix time at which the last run that is known of ended, whatever it came to.',
    unit: 'seconds',
    usage: 'Whether anything still runs. A run that left no trace is only known when it was wrapped by the agent.',
  }),
  backup_last_result: gauge({
    ...OF_SOURCE,
    help: 'Verdict of the last run that is known of, always 1; exactly one row per source.',
    labels: { ...OF_SOURCE.labels, verdict: VERDICTS },
    exclusive: ['tool', 'verdict'],
    range: { min: 1, max: 1 },
    usage: 'Read the label: failing sources are those with verdict!="ok". Never compare the value.',
  }),
  backup_unsuccessful_runs: gauge({
    ...OF_SOURCE,
    help: 'Number of runs since the last one with the verdict ok.',
    range: NOT_NEGATIVE,
    usage: 'A streak of partial or failed runs. Zero after each success; it is a gauge: never use rate() on it.',
  }),
  backup_last_duration_seconds: gauge({
    ...OF_SOURCE,
    help: 'Duration of the last run that ended by itself.',
    unit: 'seconds',
    range: NOT_NEGATIVE,
    usage: 'Trend of one source. restic records it from 0.17 on; before, only wrapped runs have it.',
  }),
  backup_last_added_bytes: gauge({
    ...OF_SOURCE,
    help: 'Bytes that the last run added to the repository, before compression where the tool says no better.',
    unit: 'bytes',
    range: NOT_NEGATIVE,
    usage: 'What a day costs. A change by a factor is worth a look; a zero is no mistake when nothing changed.',
  }),
  backup_source_size_bytes: gauge({
    ...OF_SOURCE,
    help: 'Size of the files in the newest complete snapshot, as they would be restored.',
    unit: 'bytes',
    range: NOT_NEGATIVE,
    usage:
      'Collapse of a source: compare with max_over_time of itself. Deduplication is not seen: do not sum for capacity.',
  }),
  backup_source_files: gauge({
    ...OF_SOURCE,
    help: 'Number of files in the newest complete snapshot.',
    range: NOT_NEGATIVE,
    usage: 'An emptied mount point: the backup succeeds and this falls.',
  }),
  backup_snapshots: gauge({
    ...OF_SOURCE,
    help: 'Number of snapshots of the source by completeness.',
    labels: { ...OF_SOURCE.labels, completeness: COMPLETENESS },
    range: NOT_NEGATIVE,
    usage:
      'Both rows are there once the list was read. restic does not record errors: its partial snapshots count as complete.',
  }),
  backup_oldest_restore_point_timestamp_seconds: gauge({
    ...OF_SOURCE,
    help: 'Unix time at which the oldest complete snapshot was begun.',
    unit: 'seconds',
    usage:
      'How far one can go back, with the newest restore point as the other end. Absent when nothing can be restored.',
  }),
  backup_newest_restore_point_timestamp_seconds: gauge({
    ...OF_SOURCE,
    help: 'Unix time at which the newest complete snapshot was begun.',
    unit: 'seconds',
    usage: 'What a restore would give now. Older than the last success: snapshots were lost or deleted.',
  }),
  backup_restore_points_lost: gauge({
    ...OF_SOURCE,
    help: 'Whether the newest restore point of an earlier look is gone (1) or not (0).',
    range: FLAG,
    usage:
      'Alert on == 1: an emptied disk, a lost index, a deleted source. Retention keeps the newest one and never causes it.',
  }),
  backup_expected_interval_seconds: gauge({
    ...OF_SOURCE,
    help: 'Interval within which the source is expected to succeed, grace not included.',
    unit: 'seconds',
    range: NOT_NEGATIVE,
    usage: 'Compare an age with it. For a calendar: the time between the last and the next slot. Absent when paused.',
  }),
  backup_next_expected_timestamp_seconds: gauge({
    ...OF_SOURCE,
    help: 'Unix time by which the next successful run is expected, grace not included.',
    unit: 'seconds',
    usage: 'What comes next. Absent when nothing is expected or the source is paused.',
  }),
  backup_overdue: gauge({
    ...OF_SOURCE,
    help: 'Whether the source has gone without a success for longer than expected (1) or not (0).',
    range: FLAG,
    usage:
      'Alert on == 1. Computed from kept facts, so a dead collector does not hide it. Absent when nothing is expected.',
  }),
  backup_missed_runs: gauge({
    ...OF_SOURCE,
    help: 'Number of expected runs that have gone by since the last success.',
    range: NOT_NEGATIVE,
    usage: 'How bad it is. Absent when nothing is expected.',
  }),
  backup_retention_kept: gauge({
    ...OF_SOURCE,
    help: 'Whether the restore points that the retention rules promise are there (1) or not (0).',
    range: FLAG,
    usage:
      'Restore points missing: == 0. A source younger than its rules is measured by its age. Absent without rules.',
  }),
} as const;
