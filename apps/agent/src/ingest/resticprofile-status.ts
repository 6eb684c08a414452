import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EvidenceReader, type RunKind, verdictOfRun } from '@lockstep/collectors';
import { type JobReport, LIMITS } from '@lockstep/protocol';
import { encodeTime } from 'ulid';
import { messageOf } from '../delivery/send-reports.ts';
import { placeOf } from '../place.ts';
import { jobReport } from '../reports.ts';
import { UsageError } from '../usage-error.ts';

/** Commands of resticprofile that are jobs. `retention` is its forget after a backup. */
const KINDS: Readonly<Record<string, RunKind>> = {
  backup: 'backup',
  retention: 'forget',
  forget: 'forget',
  prune: 'prune',
  check: 'check',
};

/** Names that a person gave; without them the profile's name stands for the repository. */
export interface ProfileNames {
  readonly repository?: string | undefined;
  readonly source?: string | undefined;
}

/**
 * Reads resticprofile's status file (`status-file:`), which holds the last run of each command of each profile. A run read
 * twice makes the same report with the same id, which the server counts once. Throws a `UsageError` for another file.
 */
export function readResticprofileStatus(path: string, names: ProfileNames): readonly JobReport[] {
  const profiles = readProfiles(path);
  return Object.entries(profiles).flatMap(([profile, commands]) =>
    Object.entries(isObject(commands) ? commands : {}).flatMap(([command, status]) => {
      const kind = KINDS[command];
      return kind === undefined || !isObject(status) ? [] : readRun({ profile, command, kind, status, names });
    }),
  );
}

function readProfiles(path: string): Readonly<Record<string, unknown>> {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`--resticprofile-status ${path}: ${messageOf(error)}`);
  }
  const profiles = isObject(document) ? document['profiles'] : undefined;
  if (isObject(profiles)) return profiles;
  throw new UsageError(
    `--resticprofile-status ${path}: there is no \`profiles\` in it. Is it what \`status-file:\` names?`,
  );
}

interface ProfileRun {
  readonly profile: string;
  readonly command: string;
  readonly kind: RunKind;
  readonly status: Readonly<Record<string, unknown>>;
  readonly names: ProfileNames;
}

function readRun({ profile, command, kind, status, names }: ProfileRun): readonly JobReport[] {
  const time = typeof status['time'] === 'string' ? Date.parse(status['time']) : Number.NaN;
  const duration = status['duration'];
  // Older reports are refused; a profile that is no longer used would be refused again and again.
  const oldest = Date.now() - LIMITS.reportIdDays * 86_400_000;
  if (!(time > oldest) || typeof duration !== 'number' || typeof status['success'] !== 'boolean') return [];
  const judgement = judge(kind, status);
  const report = jobReport({
    id: stableId(time, [profile, command, String(status['time'])]),
    kind,
    ...judgement,
    finishedAt: new Date(time),
    durationSeconds: duration,
    place: placeOf({
      repository: names.repository ?? profile,
      source: names.source ?? profile,
      env: {},
      workingDirectory: '/',
    }),
    tool: 'restic',
  });
  return [report];
}

/** A success is one with nothing on standard error that says otherwise; a failure is told by its exit code and words. */
function judge(kind: RunKind, status: Readonly<Record<string, unknown>>) {
  const reader = new EvidenceReader();
  const error = typeof status['error'] === 'string' ? status['error'] : '';
  reader.stderr(Buffer.from(typeof status['stderr'] === 'string' ? status['stderr'] : ''));
  const code = status['success'] === true ? 0 : Number(/exit status (\d{1,3})/u.exec(error)?.[1] ?? 1);
  const { verdict, reason } = verdictOfRun({
    kind,
    ending: { type: 'exited', code },
    evidence: reader.end(),
    asked: { json: false, dryRun: false, skipIfUnchanged: false },
  });
  return {
    verdict,
    ...(reason === undefined ? {} : { reason: reason === `exit code ${code}` && error !== '' ? error : reason }),
  };
}

/** A ULID that is the same whenever the same run is read. */
function stableId(time: number, parts: readonly string[]): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  const random = Array.from(digest.subarray(0, 16), (byte) => alphabet[byte % 32]).join('');
  return `${encodeTime(time, 10)}${random}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
