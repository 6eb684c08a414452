import { tmpdir } from 'node:os';
import { type Agent, openAgent } from '../agent.ts';
import { repositorySubject } from '../memory.ts';
import { type RepositoryTarget, repositoryTargets } from '../repository-target.ts';
import { jobReport, newReportId, type RestoreTestFigures } from '../reports.ts';
import { type Tally, tallyOf } from '../restore-test/judge-restore.ts';
import { kopiaRestore } from '../restore-test/kopia-restore.ts';
import { resticRestore } from '../restore-test/restic-restore.ts';
import type { RestoreOptions } from '../restore-test/restore-tool.ts';
import { type RestoreTestResult, testRestore } from '../restore-test/test-restore.ts';
import type { Environment } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

/** What `lockstep-agent restore-test` was asked. */
export interface RestoreTestOptions extends Pick<RestoreOptions, 'host' | 'path' | 'files' | 'maxFileBytes'> {
  /** Folder below which the files are restored for a moment. Default the system's folder for temporary files. */
  readonly target?: string;
  /** For the whole test of one repository. */
  readonly timeoutSeconds: number;
  readonly repository?: string;
  readonly envFiles: readonly string[];
  readonly env: Environment;
  readonly log: (line: string) => void;
  /** Ends the test; whatever the tool is doing for it is stopped. */
  readonly abort: AbortSignal;
}

const RESTORES = { restic: resticRestore, kopia: kopiaRestore };

const DELIVERY_BUDGET_MS = 10_000;

/**
 * Tests a restore from each repository, and reports each test as a job. The answer is the exit code: 1 when a test did not
 * succeed or its report waits in the spool.
 */
export async function restoreTest(options: RestoreTestOptions): Promise<number> {
  const agent = openAgent(options.env, options.log);
  const targets = repositoryTargets(options);
  if (targets.length === 0) {
    throw new UsageError(
      'There is no repository to restore from. Set RESTIC_REPOSITORY or KOPIA_CONFIG_PATH, or use --repository-env.',
    );
  }
  let failures = 0;
  for (const target of targets) {
    const { verdict } = await testOne(agent, target, options);
    failures += Number(verdict !== 'ok');
  }
  const delivery = await agent.deliver({ heartbeat: false, budgetMs: DELIVERY_BUDGET_MS });
  if (delivery?.problem !== undefined) agent.log(`not delivered, kept for later: ${delivery.problem}`);
  return failures > 0 || delivery?.problem !== undefined ? 1 : 0;
}

async function testOne(
  agent: Agent,
  target: RepositoryTarget,
  options: RestoreTestOptions,
): Promise<RestoreTestResult> {
  const startedAt = performance.now();
  const deadline = startedAt + options.timeoutSeconds * 1000;
  const tool = RESTORES[target.tool]({
    ...options,
    command: target.command,
    env: target.env,
    random: Math.random,
    remainingMs: () => deadline - performance.now(),
  });
  const result = remarked(agent, target, await testRestore(tool, options.target ?? tmpdir()));
  const { verdict, reason, tally, snapshotId, restoredBytes } = result;
  const subject = target.place.repository ?? target.tool;
  options.log(
    `${subject}: ${verdict}${reason === undefined ? '' : `: ${reason}`}${tally === undefined ? '' : shown(tally)}`,
  );
  const { repositoryId } = agent.memory.recall(repositorySubject(target.place.repository));
  agent.keep(
    jobReport({
      id: newReportId(),
      kind: 'restore',
      verdict,
      ...(reason === undefined ? {} : { reason }),
      finishedAt: new Date(),
      durationSeconds: (performance.now() - startedAt) / 1000,
      place: target.place,
      ...(repositoryId === undefined ? {} : { repositoryId }),
      tool: target.tool,
      ...(snapshotId === undefined ? {} : { snapshotId }),
      // A test in which nothing came back is the one to hear of: the figures tell it from a restore that was no test.
      restoreTest: figures(tally ?? tallyOf([]), restoredBytes),
    }),
  );
  return result;
}

function figures({ same, different, changed }: Tally, bytes: number | undefined): RestoreTestFigures {
  return {
    files_restored: same + different + changed,
    files_compared: same + different,
    files_differing: different,
    files_skipped: changed,
    ...(bytes === undefined ? {} : { bytes_restored: bytes }),
  };
}

/** A test of the snapshot that was tested before says nothing about the backups since. */
function remarked(agent: Agent, { place }: RepositoryTarget, result: RestoreTestResult): RestoreTestResult {
  const { snapshotId, verdict, reason } = result;
  if (snapshotId === undefined || verdict !== 'ok') return result;
  const subject = repositorySubject(place.repository);
  const isSame = agent.memory.recall(subject).testedSnapshot === snapshotId;
  agent.memory.note(subject, { testedSnapshot: snapshotId });
  if (!isSame) return result;
  const remark = 'the newest snapshot is the one that the last test restored from';
  return { ...result, reason: reason === undefined ? remark : `${reason}; ${remark}` };
}

function shown({ same, different, missing, changed }: Tally): string {
  return ` (${same} as saved, ${different} different, ${missing} missing, ${changed} changed since)`;
}
