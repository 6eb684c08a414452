import type { Answer, BackupTool, Found, Question } from './answer.ts';
import type { Asker, AskerOptions, AskOptions } from './asker.ts';
import { type CollectedRun, collectOutput } from './collect-output.ts';
import { oneLine } from './one-line.ts';
import type { RunVerdict } from './verdict.ts';

/** Runs the tool with these arguments to its end. */
export type RunTool = (args: readonly string[]) => Promise<CollectedRun>;

/** What the asking of one question came to, as its module says it: the rest of the answer is the asker's. */
export interface Finding<Q extends Question> {
  readonly verdict: RunVerdict;
  readonly reason?: string;
  readonly parsed: number;
  readonly rejected: number;
  readonly found?: Found[Q];
}

/** One asking, as the module of its question sees it. */
export interface Asking {
  readonly run: RunTool;
  readonly askedAtMs: number;
  readonly options: AskOptions;
}

/** A module for each question that the tool can answer. */
export type Modules = { readonly [Q in Question]?: (asking: Asking) => Promise<Finding<Q>> };

/** Makes an asker of modules that run commands and judge them: clocks, turns, deadlines and reasons are the same for every tool. */
export function createAsker(tool: BackupTool, options: AskerOptions, modules: Modules): Asker {
  const now = options.now ?? Date.now;
  let turn: Promise<unknown> = Promise.resolve();
  const askNow = async <Q extends Question>(question: Q, asked: AskOptions): Promise<Answer<Q>> => {
    const askedAtMs = now();
    const startedAt = performance.now();
    const { reason, ...finding } = await findOut(modules, question, {
      run: runner(options, asked),
      askedAtMs,
      options: asked,
    });
    return {
      question,
      askedAtMs,
      durationSeconds: (performance.now() - startedAt) / 1000,
      ...finding,
      ...(reason === undefined ? {} : { reason: oneLine(reason) }),
    };
  };
  return {
    tool,
    ask: (question, asked = {}) => {
      const answer = turn.then(() => askNow(question, asked));
      turn = answer;
      return answer;
    },
  };
}

async function findOut<Q extends Question>(modules: Modules, question: Q, asking: Asking): Promise<Finding<Q>> {
  // The compiler does not see that the module of Q finds Q.
  const module = modules[question];
  const nothing = { verdict: 'failed', parsed: 0, rejected: 0 } as const;
  if (module === undefined) return { ...nothing, reason: `\`${question}\` is not a question for this tool` };
  try {
    return await module(asking);
  } catch (error) {
    return { ...nothing, reason: `\`${question}\` could not be asked: ${String(error)}` };
  }
}

function runner(options: AskerOptions, asked: AskOptions): RunTool {
  const signals = [options.abort, asked.abort].filter((signal) => signal !== undefined);
  const abort = AbortSignal.any(signals);
  const { now: _, ...run } = { ...options, deadlineMs: asked.deadlineMs ?? options.deadlineMs, abort };
  return async (args) => (abort.aborted ? STOPPED : collectOutput({ ...run, args }));
}

/** A command that was not started because somebody had stopped the asking. */
const STOPPED: CollectedRun = {
  ending: { type: 'signalled', signal: 'SIGTERM' },
  durationSeconds: 0,
  stdout: new Uint8Array(),
  stderr: new Uint8Array(),
  truncated: false,
};
