import type { Verdict } from '@lockstep/protocol';
import type { Finding, Measured, Repository } from '../fleet/repository-standing.ts';

/** The columns that `decodeRepository` reads, in its order. */
export const REPOSITORY_COLUMNS =
  'host_id, repository, repository_id, seen_at, look_id, look_at, look_verdict, look_reason, snapshot_count, ' +
  'snapshot_count_at, nonempty_since_at, size_bytes, size_at, check_id, check_at, check_verdict, check_reason';

/** A row of `REPOSITORY_COLUMNS`, as a raw statement returns it. */
export type RepositoryRow = readonly [
  hostId: string,
  repository: string,
  repositoryId: string | null,
  seenAt: number | null,
  lookId: string | null,
  lookAt: number | null,
  lookVerdict: Verdict | null,
  lookReason: string | null,
  snapshotCount: number | null,
  snapshotCountAt: number | null,
  nonemptySinceAt: number | null,
  sizeBytes: number | null,
  sizeAt: number | null,
  checkId: string | null,
  checkAt: number | null,
  checkVerdict: Verdict | null,
  checkReason: string | null,
];

/** The repository that a row holds. */
export function decodeRepository(row: RepositoryRow): Repository {
  return {
    name: row[1],
    repositoryId: row[2],
    seenAtMs: row[3],
    look: finding(row[4], row[5], row[6], row[7]),
    snapshotCount: measured(row[8], row[9]),
    nonemptySinceMs: row[10],
    sizeBytes: measured(row[11], row[12]),
    check: finding(row[13], row[14], row[15], row[16]),
  };
}

/** The row of a repository. */
export function encodeRepository(hostId: string, repository: Repository): RepositoryRow {
  const { look, check, snapshotCount, sizeBytes } = repository;
  return [
    hostId,
    repository.name,
    repository.repositoryId,
    repository.seenAtMs,
    look?.id ?? null,
    look?.atMs ?? null,
    look?.verdict ?? null,
    look?.reason ?? null,
    snapshotCount?.value ?? null,
    snapshotCount?.atMs ?? null,
    repository.nonemptySinceMs,
    sizeBytes?.value ?? null,
    sizeBytes?.atMs ?? null,
    check?.id ?? null,
    check?.atMs ?? null,
    check?.verdict ?? null,
    check?.reason ?? null,
  ];
}

function finding(id: string | null, atMs: number | null, verdict: Verdict | null, reason: string | null) {
  return id === null || atMs === null || verdict === null ? null : ({ id, atMs, verdict, reason } satisfies Finding);
}

function measured(value: number | null, atMs: number | null): Measured | null {
  return value === null || atMs === null ? null : { value, atMs };
}
