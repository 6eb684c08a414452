import { attributeOf } from '../../label.ts';
import { FLAG, gauge, NOT_NEGATIVE } from '../../metric.ts';
import { CHECK_DEPTHS, MAINTENANCE_TASKS, OF_REPOSITORY } from './labels.ts';

/** What is known of each repository as a whole. Times and results are facts, the others states. */
export const REPOSITORY_METRICS = {
  backup_repository_info: gauge({
    ...OF_REPOSITORY,
    help: 'Name of the repository for people and the kind of its storage, always 1.',
    labels: {
      ...OF_REPOSITORY.labels,
      name: attributeOf('repository'),
      storage: attributeOf('repository'),
    },
    range: { min: 1, max: 1 },
    usage: 'Join it: ... * on (repository) group_left (name) backup_repository_info.',
  }),
  backup_repository_size_bytes: gauge({
    ...OF_REPOSITORY,
    help: 'Size of the repository: data in use (restic stats, mode raw-data), stored blobs (Kopia).',
    unit: 'bytes',
    range: NOT_NEGATIVE,
    usage: 'Growth and capacity; one row per repository, so it may be summed.',
  }),
  backup_repository_compression_ratio: gauge({
    ...OF_REPOSITORY,
    help: 'Size before compression divided by size after it.',
    unit: 'ratio',
    range: NOT_NEGATIVE,
    usage: 'What compression saves: 1 - 1 / .... Absent for repositories without compression.',
  }),
  backup_repository_volume_size_bytes: gauge({
    ...OF_REPOSITORY,
    help: 'Size of the file system that holds the repository.',
    unit: 'bytes',
    range: NOT_NEGATIVE,
    usage: 'With the available bytes: how full it is. Absent where the storage does not tell, as on a bucket.',
  }),
  backup_repository_volume_available_bytes: gauge({
    ...OF_REPOSITORY,
    help: 'Bytes that are free on the file system that holds the repository.',
    unit: 'bytes',
    range: NOT_NEGATIVE,
    usage: 'Days until it is full: predict_linear over it. Repositories on one file system show the same bytes.',
  }),
  backup_repository_locks: gauge({
    ...OF_REPOSITORY,
    help: 'Number of locks in the repository.',
    range: NOT_NEGATIVE,
    usage: 'A lock is no mistake while a run holds it: look at its age. Kopia has no locks.',
  }),
  backup_repository_oldest_lock_timestamp_seconds: gauge({
    ...OF_REPOSITORY,
    help: 'Unix time of the oldest lock, as its holder last refreshed it; absent when there is none.',
    unit: 'seconds',
    usage: 'Age: time() - .... restic calls a lock stale that was not refreshed for 30 minutes.',
  }),
  backup_repository_last_check_timestamp_seconds: gauge({
    ...OF_REPOSITORY,
    help: 'Unix time at which the last check (restic) or verification (Kopia) of this depth ended.',
    unit: 'seconds',
    labels: { ...OF_REPOSITORY.labels, depth: CHECK_DEPTHS },
    usage: 'Checks that are too old. A check that could not look (a lock, a wrong password) does not count.',
  }),
  backup_repository_last_check_success: gauge({
    ...OF_REPOSITORY,
    help: 'Whether the last check of this depth found no error (1) or some (0).',
    labels: { ...OF_REPOSITORY.labels, depth: CHECK_DEPTHS },
    range: FLAG,
    usage: 'Alert on == 0. Depth structure does not read the stored data: flipped bytes pass it.',
  }),
  backup_repository_check_expected_interval_seconds: gauge({
    ...OF_REPOSITORY,
    help: 'Interval within which a check of this depth is expected.',
    unit: 'seconds',
    labels: { ...OF_REPOSITORY.labels, depth: CHECK_DEPTHS },
    range: NOT_NEGATIVE,
    usage: 'Compare the age of the last check with it. Absent when nothing is expected.',
  }),
  backup_repository_last_restore_test_timestamp_seconds: gauge({
    ...OF_REPOSITORY,
    help: 'Unix time at which files of the newest snapshot were last restored and compared.',
    unit: 'seconds',
    usage: 'How old the evidence is that a restore works. Absent until a restore test ran.',
  }),
  backup_repository_last_restore_test_success: gauge({
    ...OF_REPOSITORY,
    help: 'Whether the last restore test gave back every file as it was saved (1) or not (0).',
    range: FLAG,
    usage: 'Alert on == 0. A test that could not compare a single file is no success.',
  }),
  backup_repository_maintenance_last_success_timestamp_seconds: gauge({
    ...OF_REPOSITORY,
    help: 'Unix time at which the maintenance task last succeeded.',
    unit: 'seconds',
    labels: { ...OF_REPOSITORY.labels, task: MAINTENANCE_TASKS },
    usage: 'forget and prune are of restic, quick and full of Kopia. A failing task grows old.',
  }),
  backup_repository_maintenance_expected_interval_seconds: gauge({
    ...OF_REPOSITORY,
    help: 'Interval within which the maintenance task is expected to succeed.',
    unit: 'seconds',
    labels: { ...OF_REPOSITORY.labels, task: MAINTENANCE_TASKS },
    range: NOT_NEGATIVE,
    usage: 'Compare the age of the last success with it. Absent when the task is disabled or nothing is expected.',
  }),
} as const;
