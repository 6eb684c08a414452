import type { Vector } from '@lockstep/query';
import type { Look } from '../../panels/field.ts';
import { known, QUESTION, SOURCE } from './backup.ts';

/** The verdicts of a run or question, the best first. Their places stand for them in tables, which sort by number. */
const VERDICTS = [
  { verdict: 'ok', text: 'ok', color: 'blue' },
  { verdict: 'partial', text: 'partial', color: 'orange' },
  { verdict: 'cancelled', text: 'cancelled', color: 'orange' },
  { verdict: 'locked', text: 'locked', color: 'orange' },
  { verdict: 'timeout', text: 'timed out', color: 'red' },
  { verdict: 'source_missing', text: 'source missing', color: 'red' },
  { verdict: 'no_repository', text: 'no repository', color: 'red' },
  { verdict: 'wrong_password', text: 'wrong password', color: 'red' },
  { verdict: 'failed', text: 'failed', color: 'red' },
] as const satisfies readonly (Look & { readonly verdict: string })[];

type Verdict = (typeof VERDICTS)[number]['verdict'];

/** What the numbers of `worstRun` and `worstAnswer` mean. */
export const VERDICT_LOOKS: Readonly<Record<string, Look>> = Object.fromEntries(
  VERDICTS.map(({ text, color }, place) => [place, { text, color }]),
);

/** What the last run of each source came to, by its place. Where two pages disagree, the worse counts. */
export const worstRun = worst((verdict) => known.backup_last_result.where({ verdict }).maxBy(...SOURCE));

/** What the last answer to each question came to, by its place. */
export const worstAnswer = worst((verdict) => known.backup_collector_last_result.where({ verdict }).maxBy(...QUESTION));

function worst<L extends string>(having: (verdict: Verdict) => Vector<L>): Vector<L> {
  const [first, ...better] = VERDICTS.map(({ verdict }, place) => having(verdict).times(place)).toReversed();
  if (first === undefined) throw new TypeError('There is no verdict.');
  // Both sides have the same labels, which the compiler cannot see of a parameter.
  return better.reduce((worse, next) => worse.or(next as never), first);
}
