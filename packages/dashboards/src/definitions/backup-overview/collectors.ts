import { not } from '@lockstep/query';
import { known, QUESTION } from './backup.ts';

/** A question that was not put for this many of its intervals is not put any more. */
export const SILENT_INTERVALS = 3;

/** When each question was last put to its tool. */
export const asked = known.backup_collector_last_attempt_timestamp_seconds.maxBy(...QUESTION);

/** Questions that nobody asks any more, by the time since they were asked. */
export const silent = asked
  .age()
  .above(known.backup_collector_interval_seconds.maxBy(...QUESTION).times(SILENT_INTERVALS));

/** Questions whose last answer was none. */
export const failing = known.backup_collector_last_result.where({ verdict: not('ok') }).maxBy(...QUESTION);

/** Numbers of items of the last answers that were not understood. */
export const rejected = known.backup_collector_items.where({ outcome: 'rejected' }).maxBy(...QUESTION);
