import type { CheckDepth } from '../answer.ts';
import type { AskOptions } from '../asker.ts';
import type { CollectedRun } from '../collect-output.ts';
import type { Asking, Finding, RunTool } from '../create-asker.ts';
import { oneLine } from '../one-line.ts';
import { askRestic, evidenceOf, refused, type Reply } from './ask-restic.ts';
import { complaintIn, decode } from './document.ts';
import { readIds } from './locks.ts';
import { judgeEnding } from './verdict-of-run.ts';

const DEFAULT_SAMPLE_PERCENT = 1;

/**
 * Asks for the state of the stored data. Without a lock: restic's own would be an exclusive one, which stops backups for
 * as long as the check lasts, needs the right to write, and stays behind when 0.14 is stopped. The price is that a backup, forget or
 * prune that runs meanwhile can look like damage. So errors are believed only when the indexes and snapshots are the same before
 * and after; a good result needs no such proof.
 */
export async function askCheck({ run, options }: Asking): Promise<Finding<'check'>> {
  const before = await contents(run);
  if ('verdict' in before) return refused(before);
  const checked = judgeCheck(await run(['check', '--json', '--no-lock', ...depthArguments(options)]), depthOf(options));
  if (checked.found?.isGood !== false) return checked;
  const after = await contents(run);
  if ('verdict' in after) return refused(after);
  if (after.value === before.value) return checked;
  const reason = `restic check: somebody wrote while it looked without a lock; it said: ${checked.found.firstError}`;
  return refused({ verdict: 'failed', reason });
}

/**
 * What a finished check found. restic counts an error also for a wrong password, a missing repository, a lock and a signal:
 * those are askings that failed and no findings, and so is a check that was refused data, or had to ask for it again.
 */
export function judgeCheck(finished: CollectedRun, depth: CheckDepth): Finding<'check'> {
  const { ending, truncated } = finished;
  const evidence = evidenceOf(finished);
  const isZero = ending.type === 'exited' && ending.code === 0;
  const isOne = ending.type === 'exited' && ending.code === 1;
  const hasErrors = (isZero && (evidence.checkErrors ?? 0) > 0) || (isOne && isDamage(evidence));
  if (hasErrors && !COULD_NOT_LOOK.test(decode(finished.stderr))) {
    const firstError = oneLine(evidence.errors.first ?? complaintIn(finished.stderr) ?? 'not shown');
    return found({ depth, isGood: false, firstError });
  }
  if (!isZero) {
    const { verdict, reason } = judgeEnding(ending, evidence);
    return refused({ verdict, reason: `restic check: ${reason}` });
  }
  if (hasErrors) return refused({ verdict: 'failed', reason: `restic check: ${evidence.errors.first ?? 'not shown'}` });
  const saysGood = evidence.checkErrors === 0 || /^no errors were found$/mu.test(decode(finished.stdout));
  return saysGood && !truncated
    ? found({ depth, isGood: true })
    : refused({ verdict: 'failed', reason: 'restic check: exit code 0 without a summary' });
}

/** Rights that are missing and storage that does not answer; a file that is gone is damage, although 0.14 asks for it again. */
const COULD_NOT_LOOK = /: permission denied|returned error, retrying after (?!.*(?:no such file|does not exist))/u;

function isDamage({ exitError, complaint = '' }: ReturnType<typeof evidenceOf>): boolean {
  return /^Fatal: (?:repository contains errors|LoadIndex returned errors)/u.test(exitError?.message ?? complaint);
}

function found(outcome: NonNullable<Finding<'check'>['found']>): Finding<'check'> {
  return { verdict: 'ok', parsed: 1, rejected: 0, found: outcome };
}

function depthOf({ depth = 'structure' }: AskOptions): CheckDepth {
  return depth;
}

function depthArguments(options: AskOptions): readonly string[] {
  switch (depthOf(options)) {
    case 'structure':
      return [];
    case 'sample':
      return [`--read-data-subset=${options.samplePercent ?? DEFAULT_SAMPLE_PERCENT}%`];
    case 'data':
      return ['--read-data'];
  }
}

/** Every writer leaves another index, another snapshot or fewer of them, before it takes data away. */
async function contents(run: RunTool): Promise<Reply<string>> {
  const lists: string[] = [];
  for (const kind of ['index', 'snapshots']) {
    const ids = await askRestic(run, ['list', kind, '--no-lock'], readIds);
    if ('verdict' in ids) return ids;
    lists.push(ids.value.toSorted().join(' '));
  }
  return { value: lists.join('\n') };
}
