import { addRun, type BackupRun, type Pair, pairKey, standingOf } from '../../fleet/backup-standing.ts';
import type { HostRecord } from '../../fleet/host-record.ts';
import type { AlertKind } from '@lockstep/protocol';
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
  /** Kinds of alerts whose causes changed. */
  readonly toReview: Set<AlertKind>;
  readonly save: (rev: number) => void;
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
    save: (rev) => {
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
