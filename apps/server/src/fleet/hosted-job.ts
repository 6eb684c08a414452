import {
  addRun,
  emptyRecord,
  forgetSource,
  mergeRecords,
  type RepositoryRecord,
  type WrappedRun,
} from '@lockstep/backups';
import { type BackupSource, sourceId } from '@lockstep/collectors';
import type { JobReport, MaintenanceTask, Verdict } from '@lockstep/protocol';
import { addHostname, type HostedRecord, type OwnSources } from './hosted-record.ts';

/** A finished run of a host, its end by the server's clock. */
export interface HostJob {
  readonly job: JobReport;
  readonly endedAtMs: number;
  /** The host's name, for runs that do not say whose backup they are. */
  readonly hostName: string;
}

/** More sources without a snapshot are the work of a script that names a new one each time; the longest idle one goes. */
const MOST_RUN_SOURCES = 256;

/** Whether a run says anything that is kept of a repository. */
export function isTelling({ kind, verdict, restore_test: test }: JobReport): boolean {
  switch (kind) {
    case 'backup':
    case 'check':
    case 'forget':
    case 'prune':
      return true;
    case 'restore':
      return test !== undefined && verdict !== 'cancelled';
    case 'unlock':
    case 'diff':
    case 'init':
    case 'update':
      return false;
  }
}

/** Adds a run that `isTelling`. */
export function addHostJob(hosted: HostedRecord, told: HostJob, nowMs: number): HostedRecord {
  if (told.job.kind === 'backup') return addBackup(hosted, told, nowMs);
  const run = otherRun(told);
  return run === undefined ? hosted : { ...hosted, record: addRun(hosted.record, run, nowMs) };
}

function addBackup(hosted: HostedRecord, told: HostJob, nowMs: number): HostedRecord {
  const { job, endedAtMs } = told;
  const source = sourceOf(hosted, told);
  const run: WrappedRun = {
    kind: 'backup',
    id: job.id,
    endedAtMs,
    verdict: job.verdict,
    source,
    durationSeconds: job.duration_seconds,
    ...addedBytes(job),
    ...changes(job),
  };
  const name = job.source ?? '';
  const id = sourceId(source);
  const adopted = adopt(hosted, { from: idOfName(hosted.own, name), id, source }, nowMs);
  const record = withoutIdlest(addRun(adopted, run, nowMs));
  const named = { ...hosted, record, own: nameSource(hosted.own, name, id) };
  return addHostname(named, job.backup_source?.host);
}

/** Reports of older agents name a source, and do not say whose it is: then it is that of the name before, or of the host. */
function sourceOf({ record, own }: HostedRecord, { job, hostName }: HostJob): BackupSource {
  if (job.backup_source !== undefined) return job.backup_source;
  const name = job.source ?? '';
  const id = idOfName(own, name);
  const known = record.sources.find((source) => source.sourceId === id);
  return known?.source ?? namedSource(hostName, name);
}

/** The source that stands for a name of which nobody said whose backups it means. */
export function namedSource(hostName: string, name: string): BackupSource {
  return { host: hostName, user: '', paths: [name] };
}

/** What was known by the name of a source alone becomes that of the source which the name turned out to mean. */
function adopt(
  { record }: HostedRecord,
  { from, id, source }: { readonly from: string | undefined; readonly id: string; readonly source: BackupSource },
  nowMs: number,
): RepositoryRecord {
  const known = record.sources.find(({ sourceId }) => sourceId === from);
  if (from === id || known === undefined || known.state !== undefined) return record;
  const rest = forgetSource(record, known.sourceId);
  return mergeRecords(rest, { ...emptyRecord(rest), sources: [{ ...known, sourceId: id, source }] }, nowMs);
}

function idOfName({ named }: OwnSources, name: string): string | undefined {
  return named.find((known) => known.name === name)?.sourceId;
}

function nameSource({ hostnames, named }: OwnSources, name: string, id: string): OwnSources {
  const others = named.filter((known) => known.name !== name);
  return { hostnames, named: [...others, { name, sourceId: id }].slice(-MOST_RUN_SOURCES) };
}

function withoutIdlest(record: RepositoryRecord): RepositoryRecord {
  const run = record.sources.filter(({ state }) => state === undefined);
  if (run.length <= MOST_RUN_SOURCES) return record;
  const lastRun = ({ runs, firstSeenAtMs }: (typeof run)[number]) => runs[0]?.endedAtMs ?? firstSeenAtMs;
  const idlest = run.reduce((idle, source) => (lastRun(source) < lastRun(idle) ? source : idle));
  return forgetSource(record, idlest.sourceId);
}

function otherRun({ job, endedAtMs }: HostJob): WrappedRun | undefined {
  const { id, kind, verdict, reason } = job;
  const ended = { id, endedAtMs, verdict };
  switch (kind) {
    case 'check':
      return {
        kind: 'check',
        ...ended,
        depth: job.check_depth ?? 'structure',
        ...(reason !== undefined && { firstError: reason }),
      };
    case 'forget':
    case 'prune':
      return { kind: 'maintenance', ...ended, tasks: job.maintenance_tasks ?? ([kind] satisfies MaintenanceTask[]) };
    case 'restore':
      return { kind: 'restore_test', ...ended, verdict: restoreVerdict(job) };
    default:
      return undefined;
  }
}

/** A test that compared nothing has shown nothing. */
function restoreVerdict({ verdict, restore_test: test }: JobReport): Verdict {
  if (test === undefined || verdict !== 'ok') return verdict;
  return test.files_compared > 0 && test.files_differing === 0 ? 'ok' : 'failed';
}

function addedBytes({ bytes_stored: stored, bytes_added: added }: JobReport) {
  const addedBytes = stored ?? added;
  return addedBytes === undefined ? {} : { addedBytes };
}

function changes(job: JobReport) {
  const counts = [job.files_new, job.files_changed, job.files_unmodified];
  if (counts.every((count) => count === undefined)) return {};
  const [filesNew, filesChanged, filesUnmodified] = counts;
  return {
    changes: {
      ...(filesNew !== undefined && { filesNew }),
      ...(filesChanged !== undefined && { filesChanged }),
      ...(filesUnmodified !== undefined && { filesUnmodified }),
    },
  };
}
