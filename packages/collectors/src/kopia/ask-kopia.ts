import type { RunTool } from '../create-asker.ts';
import type { Known } from '../known.ts';
import type { RunVerdict } from '../verdict.ts';
import { verdictOfKopiaRefusal } from './verdict-of-kopia-run.ts';

/** A question without an answer, as a finding. */
export interface Refusal {
  readonly verdict: Exclude<RunVerdict, 'ok'>;
  readonly reason: string;
  readonly parsed: 0;
  readonly rejected: 0;
}

/** Runs one command of Kopia to its end and reads what it printed. Half an answer is none. */
export async function askKopia<T>(
  run: RunTool,
  args: readonly string[],
  read: (stdout: Uint8Array) => Known<T>,
): Promise<{ readonly value: T } | Refusal> {
  const finished = await run(args);
  const words = args.filter((arg) => !arg.startsWith('-'));
  const subject = ['kopia', ...(words.length === 0 ? args : words)].join(' ');
  if (finished.ending.type !== 'exited' || finished.ending.code !== 0) {
    const { verdict, reason } = verdictOfKopiaRefusal(finished);
    return refusal(verdict, `${subject}: ${reason}`);
  }
  // Cut output is never understood, and a flood of complaints makes no answer wrong.
  const answer = read(finished.stdout);
  if (answer.known) return { value: answer.value };
  return refusal('failed', `${subject}: ${finished.truncated ? 'too much output' : answer.reason}`);
}

/** Nothing was found, and why. */
export function refusal(verdict: Refusal['verdict'], reason: string): Refusal {
  return { verdict, reason, parsed: 0, rejected: 0 };
}
