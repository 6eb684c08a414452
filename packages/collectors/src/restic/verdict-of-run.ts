import { judgeAbruptEnd } from '../judge-abrupt-end.ts';
import { redactUrls } from '../redact.ts';
import type { Ending, RunKind, RunVerdict } from '../verdict.ts';
import type { ResticEvidence } from './evidence.ts';
import type { BackupSummary } from './message.ts';
import type { Sign } from './sign.ts';

/** What is known about a finished run. */
export interface FinishedRun {
  readonly kind: RunKind;
  readonly ending: Ending;
  readonly evidence: ResticEvidence;
  /** What the command line asked for. Absent when it is not known: output that was handed in. */
  readonly asked?: { readonly json: boolean; readonly dryRun: boolean; readonly skipIfUnchanged: boolean };
  /** Files of the run before for the same repository and source. */
  readonly filesBefore?: number;
}

/** The judgement. `dryRun` and `skipped` runs are no jobs: nothing is reported about them. */
export interface RunJudgement {
  readonly verdict: RunVerdict;
  /** One line without credentials; absent for `ok`, unless there is something to say. */
  readonly reason?: string;
  readonly summary?: BackupSummary;
  /** The new snapshot, of the summary or of the text; 8 or 64 hexadecimal digits. */
  readonly snapshotId?: string;
  readonly dryRun: boolean;
  readonly skipped: boolean;
}

interface Judged {
  readonly verdict: RunVerdict;
  readonly reason?: string;
}

/**
 * Judges a run of restic: how it ended first, the exit code second, its words third. Exit 0 is not yet a backup, and an
 * unknown exit code is a failure. Without `--json` only the exit code and the recorded sentences are believed.
 */
export function verdictOfRun(run: FinishedRun): RunJudgement {
  const { evidence, asked } = run;
  const dryRun = asked?.dryRun === true || evidence.summary?.dryRun === true;
  const skipped = !dryRun && isSkipped(run);
  const snapshotId = evidence.summary?.snapshotId ?? evidence.savedSnapshot;
  const judged = skipped ? { verdict: 'ok' as const } : judge(run, dryRun);
  return {
    verdict: judged.verdict,
    ...(judged.reason === undefined ? {} : { reason: redactUrls(judged.reason) }),
    ...(evidence.summary === undefined ? {} : { summary: evidence.summary }),
    ...(snapshotId === undefined || dryRun ? {} : { snapshotId }),
    dryRun,
    skipped,
  };
}

/** What an ending other than exit 0 means, whatever command it was. Reasons may still hold credentials of URLs. */
export function judgeEnding(
  ending: Ending,
  evidence: ResticEvidence,
): { readonly verdict: RunVerdict; readonly reason: string } {
  return ending.type === 'exited' ? judgeCode(ending.code, evidence) : judgeAbruptEnd(ending, evidence.complaint);
}

/** A backup that ended well and made no snapshot because nothing had changed. */
function isSkipped({ kind, ending, evidence, asked }: FinishedRun): boolean {
  if (kind !== 'backup' || ending.type !== 'exited' || ending.code !== 0) return false;
  if (evidence.skippedSnapshot) return true;
  const maySkip = asked === undefined || asked.skipIfUnchanged;
  const { summary } = evidence;
  if (!maySkip || summary === undefined || summary.snapshotId !== undefined) return false;
  return complaintOf(evidence) === undefined && !summary.refused.includes('snapshot_id');
}

function judge(run: FinishedRun, dryRun: boolean): Judged {
  const { ending } = run;
  return ending.type === 'exited' && ending.code === 0 ? judgeZero(run, dryRun) : judgeEnding(ending, run.evidence);
}

/** Exit codes with one meaning (0.17 on; 3 and 130 before). Everything else is told by its words. */
const CODE_VERDICTS: ReadonlyMap<number, RunVerdict> = new Map([
  [3, 'partial'],
  [10, 'no_repository'],
  [11, 'locked'],
  [12, 'wrong_password'],
  [130, 'cancelled'],
]);

/** What exit 1 may mean, the first that is found: 0.14.0 has one code for everything, 0.18.0 one for a cancelled backup. */
const EXIT_1_VERDICTS: readonly (readonly [Sign, RunVerdict])[] = [
  ['cancelled', 'cancelled'],
  ['all_sources_missing', 'source_missing'],
  ['wrong_password', 'wrong_password'],
  ['no_repository', 'no_repository'],
  ['locked', 'locked'],
];

function judgeCode(code: number, evidence: ResticEvidence): { verdict: RunVerdict; reason: string } {
  const reason = reasonOf(code, evidence);
  const known = CODE_VERDICTS.get(code);
  if (known !== undefined) return { verdict: known, reason };
  if (code !== 1) return { verdict: 'failed', reason };
  const found = EXIT_1_VERDICTS.find(([sign]) => evidence.signs.has(sign));
  return found === undefined
    ? { verdict: 'failed', reason }
    : { verdict: found[1], reason: `exit code 1: ${evidence.signs.get(found[0]) ?? ''}` };
}

function reasonOf(code: number, { errors, exitError, signs, complaint }: ResticEvidence): string {
  const words = REASON_SIGNS.get(code)
    ?.map((sign) => signs.get(sign))
    .find((line) => line !== undefined);
  const detail = (code === 3 ? errors.first : undefined) ?? words ?? exitError?.message ?? complaint;
  return detail === undefined || detail === '' ? `exit code ${code}` : `exit code ${code}: ${detail}`;
}

/** Sentences that say more than restic's last word does. */
const REASON_SIGNS: ReadonlyMap<number, readonly Sign[]> = new Map([
  [3, ['source_missing', 'file_unread', 'not_removed']],
  [130, ['cancelled']],
]);

function judgeZero(run: FinishedRun, dryRun: boolean): Judged {
  const { kind, evidence } = run;
  switch (kind) {
    case 'backup':
      return judgeBackup(run, dryRun);
    case 'check':
      return (evidence.checkErrors ?? 0) > 0
        ? {
            verdict: 'failed',
            reason: `check counts ${evidence.checkErrors} errors, the first: ${evidence.errors.first ?? 'not shown'}`,
          }
        : { verdict: 'ok' };
    case 'forget':
    case 'prune':
      return partialIf(evidence.signs.get('not_removed') ?? evidence.signs.get('snapshot_unreadable'));
    case 'restore':
      return partialIf(complaintOf(evidence));
    case 'unlock':
    case 'diff':
    case 'init':
    case 'update':
      return { verdict: 'ok' };
  }
}

function judgeBackup(run: FinishedRun, dryRun: boolean): Judged {
  const { evidence, asked } = run;
  const { summary } = evidence;
  // Only `--json` promises a summary. Handed-in output is JSON, or there is nothing to judge by.
  const promised = asked === undefined ? evidence.savedSnapshot === undefined : asked.json;
  if (promised && summary === undefined) {
    const reason = asked === undefined ? 'the output holds no summary' : 'exit code 0 without a summary';
    return { verdict: 'failed', reason };
  }
  const complaint = complaintOf(evidence);
  if (complaint !== undefined) return { verdict: 'partial', reason: `exit code 0, but ${complaint}` };
  if (summary === undefined) return { verdict: 'ok' };
  if (summary.snapshotId === undefined && !dryRun) {
    return { verdict: 'failed', reason: 'exit code 0, but the summary names no snapshot' };
  }
  return judgeFiles(summary, run);
}

function judgeFiles({ filesProcessed }: BackupSummary, { evidence, filesBefore }: FinishedRun): Judged {
  const scanned = evidence.scannedFiles ?? 0;
  if (filesProcessed === undefined) return { verdict: 'ok' };
  if (filesProcessed === 0 && Math.max(scanned, filesBefore ?? 0) > 0) {
    return {
      verdict: 'partial',
      reason: `the snapshot holds 0 files; ${scanned > 0 ? `the scan found ${scanned}` : `the run before had ${filesBefore}`}`,
    };
  }
  // Files that come and go belong to a living system: worth a word, not an alarm. restic itself says nothing from 0.18.0 on.
  const vanished = scanned - filesProcessed;
  return vanished > 0
    ? { verdict: 'ok', reason: `${vanished} of ${scanned} files vanished before they were read` }
    : { verdict: 'ok' };
}

/** Lost data that the exit code 0 hides. */
function complaintOf({ errors, signs }: ResticEvidence): string | undefined {
  if (errors.first !== undefined)
    return errors.count === 1 ? errors.first : `${errors.count} errors, the first: ${errors.first}`;
  return signs.get('source_missing') ?? signs.get('file_unread');
}

function partialIf(reason: string | undefined): Judged {
  return reason === undefined ? { verdict: 'ok' } : { verdict: 'partial', reason: `exit code 0, but ${reason}` };
}
