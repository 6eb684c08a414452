import type { CollectedRun } from '../collect-output.ts';
import { judgeAbruptEnd } from '../judge-abrupt-end.ts';
import { redactUrls } from '../redact.ts';
import type { Ending, RunKind, RunVerdict } from '../verdict.ts';
import { decode, parseJson } from './json.ts';
import { type KopiaSnapshot, readSnapshot } from './snapshot.ts';
import { mistakeIn, readVerifyResult } from './verify-result.ts';
import { type KopiaWords, readWords, shortened } from './words.ts';

/** What is known about a finished run of Kopia. `prune` is `maintenance run`, `check` is `snapshot verify --json`. */
export interface FinishedKopiaRun extends Pick<CollectedRun, 'ending' | 'stdout' | 'stderr'> {
  readonly kind: RunKind;
}

/** The judgement of a run. */
export interface KopiaRunJudgement {
  readonly verdict: RunVerdict;
  /** One line without credentials; absent for `ok`, unless there is something to say. */
  readonly reason?: string;
  /** What a backup with `--json` saved for certain, incomplete ones too. Kopia also prints manifests that were not saved. */
  readonly snapshots: readonly KopiaSnapshot[];
  /** A backup that saved nothing because nothing had changed (policy `ignoreIdenticalSnapshots`). */
  readonly skipped: boolean;
}

interface Judged {
  readonly verdict: RunVerdict;
  readonly reason?: string;
}

/** A run with its output read. */
interface ReadRun extends FinishedKopiaRun {
  readonly words: KopiaWords;
  readonly manifests: readonly KopiaSnapshot[];
  /** Lines of the output of a backup that are no manifest: cut, or of two programs at once. */
  readonly brokenLines: number;
}

/**
 * Judges a run: how it ended first, the exit code second, its words third. Kopia exits with 0 or 1 only. Exit 0 is not yet
 * a backup: a run that was told to stop exits with 0 and saves an incomplete snapshot. Exit 1 is not yet none: one with
 * unreadable entries saves a snapshot that Kopia calls complete.
 */
export function verdictOfKopiaRun(finished: FinishedKopiaRun): KopiaRunJudgement {
  const run = { ...finished, words: readWords(finished.stderr), ...readManifests(finished) };
  const isGood = hasExitedWith(0, run);
  const skipped = isGood && isSkipped(run);
  const { verdict, reason } = isGood ? judgeZero(run, skipped) : judgeKopiaEnding(run);
  const isSaved = isGood || (hasExitedWith(1, run) && run.words.sourceErrors.length > 0);
  return {
    verdict,
    ...(reason === undefined ? {} : { reason: redactUrls(reason) }),
    snapshots: isSaved ? run.manifests : [],
    skipped,
  };
}

/** What the refusal of a question came to: of any ending but exit 0. */
export function verdictOfKopiaRefusal(finished: Omit<FinishedKopiaRun, 'kind'>): {
  readonly verdict: Exclude<RunVerdict, 'ok'>;
  readonly reason: string;
} {
  const words = readWords(finished.stderr);
  const { verdict, reason } = judgeEnd(finished.ending, words);
  return { verdict, reason: redactUrls(reason) };
}

function hasExitedWith(code: number, { ending }: FinishedKopiaRun): boolean {
  return ending.type === 'exited' && ending.code === code;
}

function isSkipped({ kind, stdout, words }: ReadRun): boolean {
  if (kind !== 'backup' || stdout.length > 0 || words.created.length > 0) return false;
  return words.skippedSources > 0 && words.skippedSources >= words.startedSources;
}

/** One object on each line; with the hidden `--json-indent` one object on many. */
function readManifests({ kind, stdout }: FinishedKopiaRun): Pick<ReadRun, 'manifests' | 'brokenLines'> {
  if (kind !== 'backup') return { manifests: [], brokenLines: 0 };
  const printed = decode(stdout);
  const whole = readSnapshot(parseJson(printed));
  if (whole !== undefined) return { manifests: [whole], brokenLines: 0 };
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  const manifests = lines.flatMap((line) => readSnapshot(parseJson(line)) ?? []);
  return { manifests, brokenLines: lines.length - manifests.length };
}

function judgeZero(run: ReadRun, skipped: boolean): Judged {
  switch (run.kind) {
    case 'backup':
      return skipped ? { verdict: 'ok' } : judgeBackup(run);
    case 'check':
      return judgeVerify(run);
    case 'prune':
      // A second run on one configuration file does nothing and says nothing.
      return run.words.isMaintenanceFinished
        ? { verdict: 'ok' }
        : { verdict: 'locked', reason: 'exit code 0, but maintenance did not run: another one holds the lock' };
    case 'forget':
    case 'restore':
    case 'unlock':
    case 'diff':
    case 'init':
    case 'update':
      return { verdict: 'ok' };
  }
}

function judgeBackup({ manifests, brokenLines, words }: ReadRun): Judged {
  if (brokenLines > 0) return { verdict: 'failed', reason: 'exit code 0, but its output is broken or cut' };
  const saved = Math.max(manifests.length, words.created.length);
  if (saved === 0) return { verdict: 'failed', reason: 'exit code 0 without a saved snapshot' };
  const early = manifests.find(({ incomplete }) => incomplete !== undefined);
  if (early?.incomplete !== undefined) {
    const verdict = early.incomplete === 'canceled' ? 'cancelled' : 'partial';
    return { verdict, reason: `exit code 0, but the snapshot is incomplete: ${early.incomplete}` };
  }
  // Without `--json` this is all that shows of a source that was stopped.
  if (saved + words.skippedSources < words.startedSources) {
    const reason = `exit code 0, but ${saved} of ${words.startedSources} sources were saved`;
    return { verdict: 'partial', reason };
  }
  return judgeEntries(manifests, words);
}

// A policy may ignore errors; what was not read is not in the backup all the same.
function judgeEntries(manifests: readonly KopiaSnapshot[], words: KopiaWords): Judged {
  const printed = manifests.map(({ failedEntries, ignoredEntries }) => (failedEntries ?? 0) + (ignoredEntries ?? 0));
  const unread = printed.reduce((total, entries) => total + entries, 0) || words.ignoredErrors;
  if (unread === 0) return { verdict: 'ok' };
  const error = manifests.find(({ firstError }) => firstError !== undefined)?.firstError;
  const detail = error === undefined ? '' : `, the first: ${shortened(error)}`;
  return { verdict: 'partial', reason: `exit code 0, but ${unread} entries could not be read${detail}` };
}

function judgeVerify({ stdout }: ReadRun): Judged {
  const result = readVerifyResult(stdout);
  if (!result.known) return { verdict: 'failed', reason: `exit code 0, but ${result.reason}` };
  const mistake = mistakeIn(result.value);
  return mistake === undefined ? { verdict: 'ok' } : { verdict: 'failed', reason: mistake };
}

function judgeKopiaEnding(run: ReadRun): Judged {
  const { kind, ending, words, manifests } = run;
  if (kind !== 'backup' || words.sourceErrors.length === 0 || !hasExitedWith(1, run)) return judgeEnd(ending, words);
  const hasComplete = manifests.some(({ incomplete }) => incomplete === undefined) || words.created.length > 0;
  const reason = `exit code 1: ${shortened(words.sourceErrors.join('; '))}`;
  if (hasComplete) return { verdict: 'partial', reason };
  const isMissing = manifests.length === 0 && words.sourceErrors.some(isSourceMissing);
  return { verdict: isMissing ? 'source_missing' : 'failed', reason };
}

/** A missing source makes two errors; the second only repeats that it cannot be used. */
function isSourceMissing(error: string): boolean {
  return error.startsWith('failed to prepare source: ') && error.endsWith(': no such file or directory');
}

/** Exit codes that are not Kopia's but a shell's or `timeout`'s around it: Kopia knows 0 and 1. */
const WRAPPER_CODES: ReadonlyMap<number, string> = new Map([
  [129, 'SIGHUP'],
  [130, 'SIGINT'],
  [137, 'SIGKILL'],
  [143, 'SIGTERM'],
]);

function judgeEnd(ending: Ending, words: KopiaWords): { verdict: Exclude<RunVerdict, 'ok'>; reason: string } {
  if (ending.type !== 'exited') return judgeAbruptEnd(ending, words.last);
  const signal = WRAPPER_CODES.get(ending.code);
  if (signal !== undefined) return judgeAbruptEnd({ type: 'signalled', signal }, words.last);
  const reason = `exit code ${ending.code}${words.last === undefined ? '' : `: ${words.last}`}`;
  return { verdict: ending.code === 1 ? (words.opening ?? 'failed') : 'failed', reason };
}
