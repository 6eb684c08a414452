import { type Asker, type BackupTool, kopiaAsker, type Question, resticAsker } from '@lockstep/collectors';
import type { FactsReport } from '@lockstep/protocol';
import type { Agent } from './agent.ts';
import { factsReports, type Look } from './facts-reports.ts';
import { type Remembered, repositorySubject } from './memory.ts';
import type { RepositoryTarget } from './repository-target.ts';

/** How looks are made. */
export interface LookOptions {
  /** A repository is looked at when the last look was begun longer ago than this; after a refusal, than a tenth of it. */
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
    const remembered = agent.memory.recall(subject);
    const now = Date.now();
    if (!isDue(remembered, now, options)) continue;
    agent.memory.note(subject, { lookedAt: now });
    const reports = await look(target, options);
    // Then the tool was stopped, too, and what it said means nothing.
    if (isStopping(options)) return;
    for (const report of reports) agent.keep(report);
    const [first] = reports;
    if (first === undefined) continue;
    const { verdict, repository_id: repositoryId } = first;
    agent.memory.note(subject, { lookVerdict: verdict, ...(repositoryId === undefined ? {} : { repositoryId }) });
    sayChange(agent, target, first, remembered.lookVerdict);
  }
}

/**
 * A refusal is soon asked about again, because somebody may be mending it; but not silence, which takes the whole deadline to
 * notice.
 */
function isDue({ lookedAt = -Infinity, lookVerdict = 'ok' }: Remembered, now: number, { everySeconds }: LookOptions) {
  const isRefusal = lookVerdict !== 'ok' && lookVerdict !== 'timeout';
  const age = now - lookedAt;
  // A last look in the future belongs to a clock that was wrong.
  return age < 0 || age >= everySeconds * (isRefusal ? 100 : 1000);
}

/** Each trouble is said once, and its end. */
function sayChange(
  { log }: Agent,
  { tool, place: { repository = `the repository of ${tool}` } }: RepositoryTarget,
  { verdict, reason }: FactsReport,
  before: Remembered['lookVerdict'] = 'ok',
): void {
  if (verdict === before) return;
  if (verdict === 'ok') log(`${repository}: answers again`);
  else log(`${repository}: ${verdict}${reason === undefined ? '' : `: ${reason}`}; the server is told`);
}

function isStopping({ abort }: LookOptions): boolean {
  return abort?.aborted === true;
}

/** Which questions a look puts to each tool, beside its identity. Checks are dear, and are reported as jobs when they are run. */
const QUESTIONS = {
  restic: ['snapshots', 'size', 'locks'],
  kopia: ['snapshots', 'size', 'maintenance'],
} as const satisfies Record<BackupTool, readonly Question[]>;

const ASKERS = { restic: resticAsker, kopia: kopiaAsker };

/** A repository that does not say which one it is is asked nothing more: each refusal may take the whole deadline. */
async function look(
  { tool, place, env, command }: RepositoryTarget,
  options: LookOptions,
): Promise<readonly FactsReport[]> {
  const { deadlineSeconds, everySeconds, abort } = options;
  const asker = ASKERS[tool]({
    command,
    env,
    deadlineMs: deadlineSeconds * 1000,
    ...(abort === undefined ? {} : { abort }),
  });
  const identity = await asker.ask('identity');
  const never = identity.found?.unanswerable ?? [];
  const questions = QUESTIONS[tool].filter((question) => !never.includes(question));
  const others = identity.verdict === 'ok' ? await askAll(asker, questions) : {};
  return factsReports({ tool, place, observedAt: new Date(), everySeconds, look: { identity, ...others } });
}

async function askAll(asker: Asker, questions: readonly Question[]): Promise<Partial<Look>> {
  const answers: Record<string, unknown> = {};
  for (const question of questions) answers[question] = await asker.ask(question);
  // Each question is answered by its own answer.
  return answers;
}
