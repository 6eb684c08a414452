import { collectOutput, lookAtRepository } from '@lockstep/collectors';
import type { FactsReport } from '@lockstep/protocol';
import type { Agent } from './agent.ts';
import { repositorySubject } from './memory.ts';
import type { RepositoryTarget } from './repository-target.ts';
import { factsReport, newReportId } from './reports.ts';

/** How looks are made. */
export interface LookOptions {
  /** Name or path of restic. */
  readonly restic: string;
  /** A repository is looked at when the last look was begun longer ago than this. */
  readonly everySeconds: number;
  /** For each of the commands of a look: a server that is away shows as endless retries. */
  readonly deadlineSeconds: number;
  readonly abort?: AbortSignal;
}

/** Looks at the repositories that are due, one after the other, and keeps a report of each. */
export async function lookAtDueRepositories(
  agent: Agent,
  targets: readonly RepositoryTarget[],
  options: LookOptions,
): Promise<void> {
  for (const target of targets) {
    if (isStopping(options)) return;
    const subject = repositorySubject(target.place.repository);
    const now = Date.now();
    const age = now - (agent.memory.recall(subject).lookedAt ?? Number.NEGATIVE_INFINITY);
    // A last look in the future belongs to a clock that was wrong.
    if (age >= 0 && age < options.everySeconds * 1000) continue;
    agent.memory.note(subject, { lookedAt: now });
    const report = await look(target, options);
    // Then restic was stopped, too, and what it said means nothing.
    if (isStopping(options)) return;
    agent.keep(report);
    if (report.repository_id !== undefined) agent.memory.note(subject, { repositoryId: report.repository_id });
  }
}

function isStopping({ abort }: LookOptions): boolean {
  return abort?.aborted === true;
}

async function look({ place, env }: RepositoryTarget, options: LookOptions): Promise<FactsReport> {
  // Without a home restic 0.19.1 ends where older versions warn.
  const hasCache = ['HOME', 'XDG_CACHE_HOME', 'RESTIC_CACHE_DIR'].some((name) => env[name] !== undefined);
  const found = await lookAtRepository((args) =>
    collectOutput({
      command: options.restic,
      args: hasCache ? args : [...args, '--no-cache'],
      env,
      deadlineMs: options.deadlineSeconds * 1000,
      ...(options.abort === undefined ? {} : { abort: options.abort }),
    }),
  );
  return factsReport(newReportId(), new Date(), place, found);
}
