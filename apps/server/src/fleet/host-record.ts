import type { Expectation, OwedPair, Severity } from '@lockstep/protocol';

/** What is known of a host's repository (`rm_host_repo_status`). */
export type RepoStatus = 'unknown' | 'ready' | 'init_failed';

/** A host as the store keeps it: its settings, and what its reports added up to. `null` is unknown. */
export interface HostRecord {
  readonly hostId: string;
  readonly name: string;
  readonly enrolledAtMs: number;
  readonly expected: Expectation | null;
  readonly heartbeatSeconds: number;
  readonly wakeful: boolean;
  readonly paused: boolean;
  readonly owes: readonly OwedPair[] | null;
  /** The last accepted report; null for a pending host. */
  readonly lastSeenAtMs: number | null;
  /** The end of the last backup run of any status. */
  readonly lastBackupAtMs: number | null;
  readonly lastBackupSuccess: boolean | null;
  readonly lastSuccessAtMs: number | null;
  readonly owedSinceMs: number;
  readonly repoStatus: RepoStatus;
  readonly openAlerts: Readonly<Record<Severity, number>>;
  /** Which of the alerts that time causes are open. */
  readonly overdueOpen: boolean;
  readonly offlineOpen: boolean;
}

/** The expectation that holds now: none while the host is paused. */
export function activeExpectation({ expected, paused }: HostRecord): Expectation | null {
  return paused ? null : expected;
}
