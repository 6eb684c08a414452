import type { RunVerdict } from '../verdict.ts';
import { decode } from './json.ts';

/** What Kopia said on standard error, without progress, warnings and what it says about single files. */
export interface KopiaWords {
  /** The last line, which is the error of a run that failed, cut to a readable length. */
  readonly last?: string;
  /** What the error means, when it is one that Kopia says at the opening of a repository. */
  readonly opening?: Exclude<RunVerdict, 'ok'>;
  /** Errors of sources that ended the run, when nothing else did: then its snapshots are saved. */
  readonly sourceErrors: readonly string[];
  /** Snapshots that the text output, which belongs to runs without `--json`, calls created. */
  readonly created: readonly string[];
  /** Sources that were begun. */
  readonly startedSources: number;
  /** Sources whose snapshot the policy `ignoreIdenticalSnapshots` kept from being saved. */
  readonly skippedSources: number;
  readonly ignoredErrors: number;
  readonly isMaintenanceFinished: boolean;
}

/** Beginnings under which Kopia reports that a repository could not be opened. File names cannot fake them: see `NOISE`. */
const OPENING = /^(?:(?:failed to )?open repository|error connecting to repository|can't connect to storage): /u;

/** Errors at the opening, each as recorded (`test/recordings/kopia`). Exit code 1 says no more than that it failed. */
const OPENING_VERDICTS: readonly (readonly [RegExp, Exclude<RunVerdict, 'ok'>])[] = [
  [/invalid repository password$/u, 'wrong_password'],
  // An API server does not tell a wrong password from an unknown user.
  [/code = PermissionDenied desc = access denied for /u, 'wrong_password'],
  [/: repository is not connected\./u, 'no_repository'],
  [/cannot access storage path: stat .*: no such file or directory$/u, 'no_repository'],
  [/repository not initialized in the provided storage$/u, 'no_repository'],
  [/error getting kopia\.repository blob: BLOB not found$/u, 'no_repository'],
];

/**
 * Lines that are no error of the run: progress as JSON, files one by one, failures of diagnostics and of notifications
 * (with a stack trace of many KB).
 */
const NOISE =
  /^(?:\{|Snapshotting |Error when processing "|Ignored error when processing "|async write error: |unable to write diagnostics blob: |unable to send notification\t)/u;

const SESSION = 'running in write session: ';

/** Errors of sources. Any other error of a session, such as `flush error`, means that nothing was saved for certain. */
const SOURCE_ERROR = /^(?:Found \d+ fatal error\(s\) while snapshotting |failed to prepare source: |upload error: )/u;

const CREATED = /^Created snapshot with root \S+ and ID ([0-9a-f]{32}) in /u;

const MAX_REASON_LENGTH = 400;

/** Reads standard error. */
export function readWords(stderr: Uint8Array): KopiaWords {
  const all = decode(stderr).split(/[\r\n]+/u);
  const lines = all.map((line) => line.trim()).filter((line) => line !== '' && !NOISE.test(line));
  const last = lines.at(-1);
  const opening = lines.filter((line) => OPENING.test(line)).map(openingVerdict);
  return {
    ...(last === undefined ? {} : { last: shortened(last) }),
    ...(opening[0] === undefined ? {} : { opening: opening[0] }),
    sourceErrors: sourceErrorsIn(lines),
    created: lines.flatMap((line) => CREATED.exec(line)?.[1] ?? []),
    startedSources: all.filter((line) => line.startsWith('Snapshotting ')).length,
    skippedSources: lines.filter((line) => line.startsWith('Not saving snapshot because no files have been changed'))
      .length,
    ignoredErrors: sum(
      lines.map((line) => Number(/^Ignored (\d+) error\(s\) while snapshotting /u.exec(line)?.[1] ?? 0)),
    ),
    isMaintenanceFinished: lines.some((line) => /^Finished (?:full|quick) maintenance\.$/u.test(line)),
  };
}

/** A text of at most 400 characters: errors of Kopia quote each other. */
export function shortened(text: string): string {
  return text.length <= MAX_REASON_LENGTH ? text : `${text.slice(0, MAX_REASON_LENGTH)}...`;
}

function openingVerdict(line: string): Exclude<RunVerdict, 'ok'> {
  return OPENING_VERDICTS.find(([pattern]) => pattern.test(line))?.[1] ?? 'failed';
}

/** The session's error is one line, or a count and then one line for each. */
function sourceErrorsIn(lines: readonly string[]): readonly string[] {
  const start = lines.findLastIndex((line) => line.startsWith(SESSION));
  if (start === -1) return [];
  const [first = '', ...others] = lines.slice(start);
  const error = first.slice(SESSION.length);
  const errors = /^encountered \d+ errors:$/u.test(error) ? others : [error, ...others];
  return errors.every((line) => SOURCE_ERROR.test(line)) ? errors : [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
