import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { type Agent, openAgent } from '../agent.ts';
import { nextDelayMs } from '../delivery/backoff.ts';
import { lookAtDueRepositories } from '../look.ts';
import { repositoryTargets } from '../repository-target.ts';
import type { Environment } from '../settings.ts';
import { tryLock } from '../spool/lock.ts';

/** What `lockstep-agent report` was asked. */
export interface ReportOptions {
  /** Absent: report once. */
  readonly everySeconds?: number;
  readonly factsEverySeconds: number;
  readonly factsDeadlineSeconds: number;
  readonly repository?: string;
  readonly envFiles: readonly string[];
  readonly env: Environment;
  readonly log: (line: string) => void;
  /** Ends `--every`; whatever restic is doing for the agent is stopped. */
  readonly abort: AbortSignal;
}

/** No request of one round is begun later than this. */
const DELIVERY_BUDGET_MS = 60_000;

/** Reports that this host lives and what its repositories hold. The answer is the exit code. */
export async function report(options: ReportOptions): Promise<number> {
  const agent = openAgent(options.env, options.log);
  if (agent.settings.serverProblem !== undefined) throw agent.settings.serverProblem;
  const targets = repositoryTargets(options);
  const lock = tryLock(join(agent.settings.stateDirectory, 'report.lock'));
  if (lock === undefined) {
    options.log(`skipped: another agent reports from ${agent.settings.stateDirectory}`);
    return 0;
  }
  const look = (): Promise<void> => lookAtDueRepositories(agent, targets, lookOptions(options));
  try {
    if (options.everySeconds === undefined) return await reportOnce(agent, look);
    await Promise.all([
      repeatLooks(look, options),
      repeatDeliveries(agent, options.everySeconds * 1000, options.abort),
    ]);
    return 0;
  } finally {
    lock.release();
  }
}

function lookOptions({ factsEverySeconds, factsDeadlineSeconds, abort }: ReportOptions) {
  return {
    everySeconds: factsEverySeconds,
    deadlineSeconds: factsDeadlineSeconds,
    abort,
  };
}

async function reportOnce(agent: Agent, look: () => Promise<void>): Promise<number> {
  await look();
  const delivery = await agent.deliver({ heartbeat: true, budgetMs: DELIVERY_BUDGET_MS });
  if (delivery === undefined) agent.log('skipped: another agent on this host is sending');
  if (delivery?.problem === undefined) return 0;
  agent.log(`not delivered, kept for later: ${delivery.problem}`);
  return 1;
}

/** Facts go their own, slower way, so that a repository that hangs never delays a sign of life. */
async function repeatLooks(look: () => Promise<void>, { factsEverySeconds, abort }: ReportOptions): Promise<void> {
  while (!abort.aborted) {
    await look();
    await pause(Math.max(factsEverySeconds / 10, 1) * 1000, abort);
  }
}

async function repeatDeliveries(agent: Agent, everyMs: number, abort: AbortSignal): Promise<void> {
  let failures = 0;
  let lastProblem: string | undefined;
  while (!abort.aborted) {
    const delivery = await agent.deliver({ heartbeat: true, budgetMs: DELIVERY_BUDGET_MS, abort });
    const problem = delivery?.problem;
    failures = problem === undefined ? 0 : failures + 1;
    // Each trouble is said once, and its end.
    if (problem !== undefined && problem !== lastProblem) agent.log(`not delivered, kept for later: ${problem}`);
    if (problem === undefined && lastProblem !== undefined) agent.log('delivered again');
    lastProblem = problem;
    const asked = delivery?.retryAfterSeconds;
    await pause(
      nextDelayMs({ everyMs, failures, ...(asked === undefined ? {} : { retryAfterSeconds: asked }) }, Math.random),
      abort,
    );
  }
}

async function pause(ms: number, abort: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: abort });
  } catch {
    // Aborted: the loop sees it.
  }
}
