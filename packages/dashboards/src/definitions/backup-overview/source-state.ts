import { anyOf, not } from '@lockstep/query';
import type { Look } from '../../panels/field.ts';
import { known, SOURCE } from './backup.ts';

const overdue = known.backup_overdue.maxBy(...SOURCE);
const sources = known.backup_source_info.maxBy(...SOURCE);
const succeeded = known.backup_last_success_timestamp_seconds.maxBy(...SOURCE);
const unwell = known.backup_last_result.where({ verdict: not(anyOf('ok', 'partial')) }).maxBy(...SOURCE);
const partial = known.backup_last_result.where({ verdict: 'partial' }).maxBy(...SOURCE);

/** What is wrong with a source, the most urgent first: it shows the first that holds. */
const STATES = [
  { holds: overdue.equalTo(1), text: 'OVERDUE', color: 'red' },
  { holds: sources.unless(succeeded), text: 'never succeeded', color: 'red' },
  { holds: unwell, text: 'failed', color: 'red' },
  { holds: partial, text: 'partial', color: 'orange' },
  { holds: known.backup_restore_points_lost.maxBy(...SOURCE).equalTo(1), text: 'restore points lost', color: 'red' },
  { holds: sources.unless(overdue), text: 'no expectation', color: 'orange' },
  { holds: sources, text: 'well', color: 'blue' },
] as const;

const ranked = STATES.map(({ holds }, place) => holds.times(0).plus(STATES.length - 1 - place));

/** One number for each source, the higher the more urgent. */
export const sourceState = ranked.reduce((worse, better) => worse.or(better));

/** What the numbers mean. */
export const SOURCE_STATES: Readonly<Record<string, Look>> = Object.fromEntries(
  STATES.map(({ text, color }, place) => [STATES.length - 1 - place, { text, color }]),
);
