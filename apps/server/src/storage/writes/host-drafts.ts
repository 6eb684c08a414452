import { addRun, type BackupRun, type Pair, pairKey, standingOf } from '../../fleet/backup-standing.ts';
import type { HostRecord } from '../../fleet/host-record.ts';
import { emptyHostedRecord, type HostedRecord } from '../../fleet/hosted-record.ts';
import type { AlertKind, BackupTool } from '@lockstep/protocol';
import { type Repository, unknownRepository } from '../../fleet/repository-standing.ts';
import type { Tables } from './tables.ts';

/** More pairs than this are the work of a script that names a new source each time; the longest idle one is dropped. */
const MOST_PAIRS = 256;

/** What one transaction makes of one host: read once, changed in memory, written once. */
export interface HostDraft {
  host: HostRecord;
  readonly pairs: () => readonly Pair[];
  readonly addRun: (run: BackupRun, nowMs: number) => void;
  readonly repositories: () => readonly Repository[];
  readonly changeRepository: (name: string, change: (repository: Repository) => Repository) => void;
  /** Changes what the host told of a repository, by the tool that it used there; `undefined`: a report that does not say. */
  readonly changeRecord: (place: RecordPlace, change: (hosted: HostedRecord) => HostedRecord) => void;
  /** Kinds of alerts whose causes changed. */
  readonly toReview: Set<AlertKind>;
  readonly save: (rev: number) => void;
}

/** Which record is meant. */
export interface RecordPlace {
  readonly repository: string;
  readonly tool: BackupTool | undefined;
}

/** Starts a draft of a stored host; undefined when there is none. */
export function draftHost(tables: Tables, hostId: string): HostDraft | undefined {
  const stored = tables.hosts.find(hostId);
  if (stored === undefined) return undefined;
  const pairs = lazyMap(() => tables.pairs.ofHost(hostId), pairKey);
  const repositories = lazyMap(
    () => tables.repositories.ofHost(hostId),
    ({ name }) => name,
  );
  const records = recordDrafts(tables, hostId);
  const draft: HostDraft = {
    host: stored,
    toReview: new Set(),
    pairs: pairs.values,
    addRun: (run, nowMs) => {
      draft.toReview.add('backup_failed').add('backup_overdue');
      pairs.set(addRun(pairs.get(pairKey(run)), run, nowMs));
      const idle = longestIdle(pairs.values());
      if (idle !== undefined) tables.pairs.remove(hostId, pairs.drop(idle));
    },
    repositories: repositories.values,
    changeRepository: (name, change) => {
      draft.toReview.add('repository_broken');
      repositories.set(change(repositories.get(name) ?? unknownRepository(name)));
    },
    changeRecord: records.change,
    save: (rev) => {
      for (const hosted of records.changed()) tables.records.save(hostId, hosted, rev);
      for (const pair of pairs.changed()) tables.pairs.save(hostId, pair);
      for (const repository of repositories.changed()) tables.repositories.save(hostId, repository, rev);
      tables.hosts.saveState(draft.host, rev);
    },
  };
  return draft;
}

/** Puts what the pairs add up to into the host. */
export function updateStanding(draft: HostDraft): void {
  const { host } = draft;
  const { success, lastSuccessAtMs, owedSinceMs } = standingOf(draft.pairs(), host.owes, host.enrolledAtMs);
  draft.host = { ...host, lastBackupSuccess: success, lastSuccessAtMs, owedSinceMs };
}

/** Records by repository, each read when it is first changed: one of a large repository is a megabyte. */
function recordDrafts(tables: Tables, hostId: string) {
  const byRepository = new Map<string, HostedRecord[]>();
  const touched = new Set<HostedRecord>();
  return {
    change: ({ repository, tool }: RecordPlace, change: (hosted: HostedRecord) => HostedRecord) => {
      const known = byRepository.get(repository) ?? tables.records.ofRepository(hostId, repository);
      const stored = known.find(({ record }) => record.tool === (tool ?? record.tool));
      const before = stored ?? emptyHostedRecord(repository, tool ?? 'restic');
      const after = change(before);
      byRepository.set(repository, [...known.filter((hosted) => hosted !== stored), after]);
      if (after === before) return;
      touched.delete(before);
      touched.add(after);
    },
    changed: () => [...touched],
  };
}

function longestIdle(pairs: readonly Pair[]): Pair | undefined {
  if (pairs.length <= MOST_PAIRS) return undefined;
  return pairs.reduce((idlest, pair) => (pair.latestAtMs < idlest.latestAtMs ? pair : idlest));
}

/** Rows by key, read when first asked for, that knows which of them changed. */
function lazyMap<T>(load: () => T[], keyOf: (row: T) => string) {
  let rows: Map<string, T> | undefined;
  const touched = new Set<string>();
  const all = () => (rows ??= new Map(load().map((row) => [keyOf(row), row])));
  return {
    get: (key: string) => all().get(key),
    values: () => [...all().values()],
    set: (row: T) => {
      all().set(keyOf(row), row);
      touched.add(keyOf(row));
    },
    drop: (row: T) => {
      all().delete(keyOf(row));
      touched.delete(keyOf(row));
      return row;
    },
    changed: () => [...touched].flatMap((key) => all().get(key) ?? []),
  };
}
