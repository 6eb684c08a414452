import { remembered } from './memory.ts';
import { backups, REPOSITORY } from './series.ts';

/** Since when each repository is known: that of its first source. What was never done is waited for from here. */
export const repositoryKnown = remembered(backups.backup_source_first_seen_timestamp_seconds).minBy(...REPOSITORY);

/** Expected intervals that may pass before something is late: a tenth of grace, as for backups. */
export const LATE_INTERVALS = 1.1;
