import type {
  BackupSource,
  BackupTool,
  CheckDepth,
  MaintenanceTask,
  NewestSnapshot,
  Question,
  RunChanges,
  RunVerdict,
  SnapshotKind,
} from '@lockstep/collectors';
import { deepFreeze } from './deep-freeze.ts';

/** What a collector is asked, and `reports` for an agent that reports by itself. */
export type CollectorQuestion = Question | 'reports';

/**
 * What is known of one repository: frozen plain data, which survives a restart as JSON (`readRecord` takes it back).
 * Made by `emptyRecord`, changed by `addAnswer`, `addRun` and the others, which return a new record and keep every part
 * that did not change. Times are milliseconds since 1970. What is not known is absent.
 */
export interface RepositoryRecord {
  readonly version: 1;
  readonly tool: BackupTool;
  /** What the configuration called it when the record was begun: its label until the tool tells an id. */
  readonly name: string;
  /** The repository that the name stood for first; all that follows is about this one. */
  readonly identity?: ToldIdentity;
  /** The repository that was found last under the name. Another id than that of `identity`: the repository was exchanged. */
  readonly found?: ToldIdentity;
  /** The kind of storage, in the tool's word. */
  readonly storage?: At<{ readonly storage: string }>;
  readonly volume?: At<{ readonly sizeBytes?: number; readonly availableBytes?: number }>;
  readonly size?: At<{ readonly storedBytes: number; readonly blobs?: number; readonly uncompressedBytes?: number }>;
  readonly locks?: At<{ readonly count: number; readonly oldestAtMs?: number }>;
  /** The last list of snapshots; the parts of it are with the sources, under the same time. */
  readonly list?: At<{ readonly kinds?: Readonly<Record<SnapshotKind, number>> }>;
  /** By depth, in the order of the depths. */
  readonly checks: readonly CheckRecord[];
  /** By task, in the order of the tasks. */
  readonly maintenance: readonly MaintenanceRecord[];
  readonly restoreTest?: At<{ readonly isGood: boolean }>;
  /** By name and question. */
  readonly collectors: readonly CollectorRecord[];
  /** By `sourceId`. */
  readonly sources: readonly SourceRecord[];
}

/** Something, and when it was so. */
export type At<T> = T & { readonly atMs: number };

/** An id that the tool told, and when. */
export type ToldIdentity = At<{ readonly repositoryId: string }>;

/** The last check of one depth that could look. */
export type CheckRecord = At<{ readonly depth: CheckDepth; readonly isGood: boolean; readonly firstError?: string }>;

/** What is known of one maintenance task. */
export interface MaintenanceRecord {
  readonly task: MaintenanceTask;
  readonly lastSuccessAtMs?: number;
  /** As the tool's own settings say; without seconds while the task is disabled there. */
  readonly expected?: At<{ readonly intervalSeconds?: number }>;
}

/** How the asking of one question goes under one configured name. */
export interface CollectorRecord {
  readonly name: string;
  readonly question: CollectorQuestion;
  readonly last: At<CollectorAttempt>;
  readonly lastSuccessAtMs?: number;
}

/** One asking. */
export interface CollectorAttempt {
  readonly verdict: RunVerdict;
  readonly reason?: string;
  readonly durationSeconds?: number;
  readonly parsed?: number;
  readonly rejected?: number;
  /** How often it is asked. */
  readonly intervalSeconds?: number;
}

/** What is known of one source in the repository. */
export interface SourceRecord {
  readonly sourceId: string;
  readonly source: BackupSource;
  /** When it was first known. A source that never succeeded is overdue counted from here. */
  readonly firstSeenAtMs: number;
  /** Its runs as far as they may matter, the last one first. A wrapped run stands for the snapshot that it left. */
  readonly runs: readonly RunRecord[];
  /** The newest restore point of all looks, seconds since 1970. When the last list has none as new, something was lost. */
  readonly newestEver?: number;
  /** Restore points of all looks, thinned with age, falling: what retention rules are judged against. */
  readonly restorePointsEver: readonly number[];
  /** What the last list with this source said. Its time differs from that of `list` once the source is gone. */
  readonly state?: At<SourceState>;
  /** As a Kopia server schedules it. */
  readonly schedule?: At<{ readonly nextExpectedAtMs?: number; readonly isPaused: boolean }>;
}

/** A run of a backup that ended. */
export interface RunRecord {
  /** Of a wrapped run; empty for one that is only known by its snapshot. */
  readonly id: string;
  readonly endedAtMs: number;
  readonly verdict: RunVerdict;
  readonly durationSeconds?: number;
  readonly addedBytes?: number;
  readonly changes?: RunChanges;
}

/** The snapshots of a source at one look. */
export interface SourceState {
  readonly complete: number;
  readonly incomplete: number;
  /** When each complete snapshot was begun, seconds since 1970, rising. */
  readonly restorePoints: readonly number[];
  readonly newest?: NewestSnapshot;
}

/** A repository of which nothing is known but what the configuration says: its tool and its name. */
export function emptyRecord({ tool, name }: Pick<RepositoryRecord, 'tool' | 'name'>): RepositoryRecord {
  return deepFreeze({
    version: 1,
    tool,
    name,
    checks: [],
    maintenance: [],
    collectors: [],
    sources: [],
  });
}

/** The value of the label `repository`: the tool's own id of it, or `name:` and the name while none was told. */
export function repositoryLabel({ identity, name }: RepositoryRecord): string {
  return identity?.repositoryId ?? `name:${name}`;
}

/** Whether another repository than the recorded one was found under its name. It is never well until somebody accepts it. */
export function isExchanged({ identity, found }: RepositoryRecord): boolean {
  return identity !== undefined && found !== undefined && identity.repositoryId !== found.repositoryId;
}
