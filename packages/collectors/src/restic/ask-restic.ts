import type { Question } from '../answer.ts';
import type { CollectedRun } from '../collect-output.ts';
import type { Finding, RunTool } from '../create-asker.ts';
import type { Known } from '../known.ts';
import type { RunVerdict } from '../verdict.ts';
import { complaintIn } from './document.ts';
import { EvidenceReader } from './evidence.ts';
import { judgeEnding } from './verdict-of-run.ts';

/** Why a command gave no answer. */
export interface Refusal {
  readonly verdict: RunVerdict;
  readonly reason: string;
}

/** What a command answered, or why it did not. */
export type Reply<T> = { readonly value: T } | Refusal;

/**
 * Runs one command that only reads, and reads what it printed. The exit code is believed first, then standard error: any
 * complaint there makes the answer unknown.
 */
export async function askRestic<T>(
  run: RunTool,
  args: readonly string[],
  read: (stdout: Uint8Array) => Known<T>,
): Promise<Reply<T>> {
  return readReply(await run(args), args, read);
}

/** The same for a command that has run. */
export function readReply<T>(
  finished: CollectedRun,
  [subcommand]: readonly string[],
  read: (stdout: Uint8Array) => Known<T>,
): Reply<T> {
  const subject = `restic ${subcommand}`;
  if (finished.ending.type !== 'exited' || finished.ending.code !== 0) {
    const { verdict, reason } = judgeEnding(finished.ending, evidenceOf(finished));
    return { verdict, reason: `${subject}: ${reason}` };
  }
  if (finished.truncated) return { verdict: 'failed', reason: `${subject}: too much output` };
  const complaint = complaintIn(finished.stderr);
  if (complaint !== undefined) return { verdict: 'failed', reason: `${subject}: ${complaint}` };
  const fact = read(finished.stdout);
  return fact.known ? { value: fact.value } : { verdict: 'failed', reason: `${subject}: ${fact.reason}` };
}

/** The finding of a question that was not answered. */
export function refused<Q extends Question>({ verdict, reason }: Refusal): Finding<Q> {
  return { verdict, reason, parsed: 0, rejected: 0 };
}

/** What the streams of a run that was kept are evidence of. */
export function evidenceOf({ stdout, stderr }: Pick<CollectedRun, 'stdout' | 'stderr'>) {
  const reader = new EvidenceReader();
  reader.stdout(stdout);
  reader.stderr(stderr);
  return reader.end();
}
