import type {
  Alert,
  AlertKind,
  Host,
  HostChange,
  HostCredentials,
  Job,
  JobKind,
  JobStatus,
  JoinToken,
  NewHost,
  NewJoinToken,
  Page,
  Report,
  ReportResult,
  Severity,
} from '@lockstep/protocol';
import type { Fleet } from '../fleet/fleet.ts';

/** What `openStore` needs to know. Times are milliseconds since the epoch unless a name says otherwise. */
export interface StoreOptions {
  /** The database file. Its folder must exist; `-wal`, `-shm`, `.lock` and `.marker` files appear beside it. */
  readonly path: string;
  /** The server's clock. */
  readonly clock: () => number;
  /** Sizes and counts older than this are withheld. Default 48 hours. */
  readonly stateMaxAgeMs?: number;
  /** How long jobs and closed alerts are kept. Default 400 days. */
  readonly retentionDays?: number;
  /** Enrolments beyond this many hosts are refused. Default 10,000, the maximum of the catalog. */
  readonly maxHosts?: number;
  /** Whether raised and resolved alerts are queued for a sender (`RM_ALERT_URL` is set). Default false. */
  readonly notify?: boolean;
}

/** Something noticed while opening a store that a person should read. It does not stop the server. */
export interface StoreWarning {
  /**
   * `created`: there was no store, an empty one was made. `wal_discarded`: the write-ahead log was unreadable.
   * `commits_missing`: the store is older than the server that used it last: acknowledged reports are gone.
   */
  readonly code: 'created' | 'wal_discarded' | 'commits_missing';
  readonly message: string;
}

/** Result of an enrolment. `field` is a JSON pointer into the request. */
export type Enrolment =
  | { readonly ok: true; readonly credentials: HostCredentials }
  | {
      readonly ok: false;
      readonly code: 'name_taken' | 'too_many_hosts' | 'invalid_request' | 'join_token_spent' | 'unauthorized';
      readonly field?: string;
      readonly message: string;
    };

/** Result of a change of a host's settings. */
export type HostChangeResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'not_found' | 'name_taken' | 'invalid_request';
      readonly field?: string;
      readonly message: string;
    };

/** Reports of one request of one agent, each already valid by its schema. */
export interface AcceptedBatch {
  readonly receivedAtMs: number;
  /** The agent's clock when it sent the batch; tells a wrong clock from a report that waited in a spool. */
  readonly sentAtMs?: number;
  readonly reports: readonly Report[];
}

/** What became of one report. */
export interface ReportOutcome {
  readonly id: string;
  readonly result: ReportResult;
  /** Why, when the result is `conflict` or `invalid`. */
  readonly reason?: string;
  /** JSON pointer into the report, when one field is to blame. */
  readonly field?: string;
  /** The times of the report were off the server's clock and were corrected. */
  readonly skewed?: boolean;
}

/** A job that was stored for the first time. */
export interface StoredJob {
  readonly kind: JobKind;
  readonly status: JobStatus;
  readonly durationSeconds: number;
}

/** A transaction of the writer. `oldestWaitSeconds` is the time from the earliest of its writes to the commit. */
export interface Commit {
  readonly writes: number;
  readonly oldestWaitSeconds: number;
}

/** An alert that was raised or resolved and is still to be told to somebody. Delivery is at least once, in order of `id`. */
export interface AlertNotification {
  readonly id: number;
  readonly event: 'raised' | 'resolved';
  readonly alert: {
    readonly id: string;
    readonly hostId: string;
    /** The name of the host when the alert was raised, in both events. */
    readonly host: string;
    readonly kind: AlertKind;
    /** What of the host is meant: a repository, or repository and source; empty for the host as a whole. */
    readonly subject: string;
    readonly severity: Severity;
    readonly summary: string;
    readonly raisedAtMs: number;
    readonly resolvedAtMs: number | null;
  };
}

/**
 * The store of one fleet. Writes go through one writer thread and resolve after a durable commit; they reject with
 * `StoreError` when nothing was stored. Reads are synchronous, indexed, and never wait for the writer.
 */
export interface Store {
  readonly warnings: readonly StoreWarning[];
  enrolHost(host: NewHost): Promise<Enrolment>;
  joinHost(joinToken: string, host: NewHost): Promise<Enrolment>;
  changeHost(hostId: string, change: HostChange): Promise<HostChangeResult>;
  /** Deletes the host and everything of it. False when there is no such host. */
  removeHost(hostId: string): Promise<boolean>;
  /** A new token; the old one is void at once. Undefined when there is no such host. */
  rotateToken(hostId: string): Promise<HostCredentials | undefined>;
  createJoinToken(request: NewJoinToken): Promise<JoinToken>;
  /** One outcome per report, in the same order. Reports of a host that is gone are all `invalid`. */
  acceptReports(hostId: string, batch: AcceptedBatch): Promise<readonly ReportOutcome[]>;

  hostOfTokenDigest(sha256Hex: string): { readonly hostId: string; readonly name: string } | undefined;
  /** By enrolment, oldest first. A cursor that no page ever returned starts from the beginning. */
  hosts(page: { readonly limit: number; readonly cursor?: string }): Page<Host>;
  /** Newest first. */
  jobs(page: { readonly limit: number; readonly cursor?: string; readonly hostId?: string }): Page<Job>;
  /** Newest first. */
  alerts(page: {
    readonly limit: number;
    readonly cursor?: string;
    readonly hostId?: string;
    readonly state: 'open' | 'all';
  }): Page<Alert>;
  /** The fleet in memory. */
  readonly fleet: Fleet;

  onJobStored(listener: (job: StoredJob) => void): void;
  onCommit(listener: (commit: Commit) => void): void;

  pendingNotifications(limit: number): readonly AlertNotification[];
  markNotified(ids: readonly number[]): Promise<void>;
  /** Whether acknowledged writes reach the file that the path names. */
  health(): { readonly ok: true } | { readonly ok: false; readonly reason: string };
  /** Raises and resolves the alerts that time causes: overdue backups, silent hosts. Call every few seconds. */
  evaluateAlerts(nowMs: number): Promise<void>;
  /** Deletes what is too old, in many small transactions between which other writes run. Call every hour or so. */
  retain(nowMs: number): Promise<void>;
  /** Finishes queued writes, folds the write-ahead log into the file, closes. The store cannot be used after it. */
  close(): Promise<void>;
}
