import { oneOf } from '../../label.ts';

/** What most operations come to. The specification names the label and no values. */
export const RESULTS = oneOf('success', 'failure');

/** Bounds for steps of a local control loop, in seconds. */
export const LOOP_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

/** Bounds for work on images and disks, in seconds. */
export const TRANSFER_BUCKETS_SECONDS = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600] as const;

/** Bounds for snapshots and backups of volumes, in seconds. */
export const BACKUP_BUCKETS_SECONDS = [1, 5, 15, 60, 300, 900, 1800, 3600, 14_400] as const;
