import type { RunVerdict } from './verdict.ts';

/** The backup tools that can be asked. */
export type BackupTool = 'restic' | 'kopia';

/** What is asked of a repository. Kopia has no locks, and only a Kopia server knows schedules of sources. */
export type Question = 'identity' | 'snapshots' | 'size' | 'locks' | 'check' | 'maintenance' | 'sources';

/**
 * A question that was put to a tool, and what came of it: plain data, which survives a restart as JSON and travels from
 * agent to server. Whatever the tool did not say is absent, never 0.
 */
export interface Answer<Q extends Question = Question> {
  readonly question: Q;
  /** When it was asked, milliseconds since 1970. */
  readonly askedAtMs: number;
  readonly durationSeconds: number;
  /** What the asking came to. It says nothing about backups. */
  readonly verdict: RunVerdict;
  /** One line without credentials; absent for `ok`. */
  readonly reason?: string;
  /** Items that were understood, and items that were not; the log names the latter. */
  readonly parsed: number;
  readonly rejected: number;
  /** Absent when the question was not answered. */
  readonly found?: Found[Q];
}

/** What each question is answered with. */
export interface Found {
  readonly identity: Identity;
  readonly snapshots: Snapshots;
  readonly size: RepositorySize;
  readonly locks: RepositoryLocks;
  readonly check: CheckOutcome;
  readonly maintenance: Maintenance;
  readonly sources: ScheduledSources;
}

/** Which repository it is. An answer that is not `ok` may hold what was learned before the refusal: the version, the storage. */
export interface Identity {
  readonly toolVersion?: string;
  /** The tool's own id of it. A client of a Kopia server is not told. */
  readonly repositoryId?: string;
  /** The kind of storage: `local`, `s3`, `filesystem` and so on, in the tool's word. */
  readonly storage?: string;
  readonly volumeSizeBytes?: number;
  readonly volumeAvailableBytes?: number;
  /** What this connection never answers, so that nobody asks for ever: size and maintenance for a client of a Kopia server. */
  readonly unanswerable?: readonly Question[];
}

/** Who is backed up. restic's paths are sorted; Kopia has one. */
export interface BackupSource {
  readonly host: string;
  readonly user: string;
  readonly paths: readonly string[];
}

/** The snapshots of a repository by source, ordered by host, user and paths. */
export interface Snapshots {
  readonly sources: readonly SourceSnapshots[];
  /** Of Kopia: how many of each of its kinds the repository holds. */
  readonly kinds?: Readonly<Record<SnapshotKind, number>>;
}

/** Kinds of Kopia's snapshots, as `kopia_snapshot_count` counts them. */
export type SnapshotKind = 'complete' | 'partial' | 'checkpoint' | 'canceled' | 'limit_reached' | 'other';

/** What the snapshots of one source amount to. Snapshots of the future, by more than a clock may be wrong, are left out. */
export interface SourceSnapshots {
  readonly source: BackupSource;
  readonly complete: number;
  readonly incomplete: number;
  /** When each complete snapshot was begun, seconds since 1970, rising: what retention is judged by. */
  readonly restorePoints: readonly number[];
  /** Of the newest complete snapshot. */
  readonly newest?: NewestSnapshot;
  /** The last run that left a trace, complete or not. */
  readonly lastRun?: TracedRun;
  /** End of the last run without a mistake. */
  readonly lastSuccessAtMs?: number;
}

/** What the newest complete snapshot holds. */
export interface NewestSnapshot {
  readonly sizeBytes?: number;
  readonly files?: number;
  readonly tags?: readonly string[];
}

/** A run as its snapshot tells of it. A run that saved nothing left none. */
export interface TracedRun {
  readonly endedAtMs: number;
  readonly verdict: RunVerdict;
  readonly durationSeconds?: number;
  readonly addedBytes?: number;
  readonly changes?: RunChanges;
}

/** Files and folders of a run by what had happened to them, as restic counts them from 0.17 on. */
export interface RunChanges {
  readonly filesNew?: number;
  readonly filesChanged?: number;
  readonly filesUnmodified?: number;
  readonly dirsNew?: number;
  readonly dirsChanged?: number;
  readonly dirsUnmodified?: number;
}

/** How much is stored: data in use (restic), all blobs (Kopia). */
export interface RepositorySize {
  readonly storedBytes: number;
  readonly blobs?: number;
  /** Before compression; absent without it. */
  readonly uncompressedBytes?: number;
}

/** Locks of a repository. */
export interface RepositoryLocks {
  readonly count: number;
  /** When the holder of the oldest one last refreshed it; absent when there is none or it could not be read. */
  readonly oldestAtMs?: number;
}

/** How deep a check went: what the repository says of itself, a part of the stored data, or all of it. */
export type CheckDepth = 'structure' | 'sample' | 'data';

/** What a check found. A check that could not look is an answer without it. */
export interface CheckOutcome {
  readonly depth: CheckDepth;
  readonly isGood: boolean;
  /** One line: the first error. */
  readonly firstError?: string;
}

/** What keeps a repository in order. */
export type MaintenanceTask = 'forget' | 'prune' | 'quick' | 'full';

/** Maintenance as the tool records it. restic records none: only wrapped runs tell. */
export interface Maintenance {
  readonly tasks: readonly {
    readonly task: MaintenanceTask;
    readonly lastSuccessAtMs?: number;
    /** Absent when the task is disabled. */
    readonly expectedIntervalSeconds?: number;
  }[];
}

/** Sources as a Kopia server schedules them. */
export interface ScheduledSources {
  readonly sources: readonly {
    readonly source: BackupSource;
    /** Absent for sources without a schedule. */
    readonly nextExpectedAtMs?: number;
    readonly isPaused: boolean;
  }[];
}
