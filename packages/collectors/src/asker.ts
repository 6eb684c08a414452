import type { Answer, BackupTool, CheckDepth, Question } from './answer.ts';
import type { CollectOptions } from './collect-output.ts';

/** How a tool is run, whatever it is asked. */
export type AskerOptions = Pick<
  CollectOptions,
  'command' | 'env' | 'killAfterMs' | 'drainMs' | 'maxStdoutBytes' | 'maxStderrBytes'
> & {
  /** For each command that a question takes: a server that is away shows as endless retries. */
  readonly deadlineMs: number;
  /** Stops the command that runs, and every one after it. */
  readonly abort?: AbortSignal;
  /** Milliseconds since 1970: `askedAtMs`, and what counts as the future. Default the clock. Durations never come from it. */
  readonly now?: () => number;
};

/** What one asking may set. */
export interface AskOptions {
  /** Instead of the asker's own: a check that reads all data takes hours where a list takes seconds. */
  readonly deadlineMs?: number;
  /** Beside the asker's own: either stops the asking. */
  readonly abort?: AbortSignal;
  /** Of `check`. Default `structure`. */
  readonly depth?: CheckDepth;
  /** Of a check of depth `sample`: the part of the stored data that is read, above 0 and up to 100. Default 1. */
  readonly samplePercent?: number;
}

/**
 * Asks one repository, by one tool. Askings wait for each other: a repository never meets two of its commands at once. Nothing
 * is written to the repository, and its locks are left alone.
 */
export interface Asker {
  readonly tool: BackupTool;
  /** Never rejects: what went wrong is the verdict. A question that the tool cannot answer is `failed` and ran nothing. */
  readonly ask: <Q extends Question>(question: Q, options?: AskOptions) => Promise<Answer<Q>>;
}
