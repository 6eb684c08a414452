import type { CheckRecord, RepositoryRecord } from '@lockstep/backups';
import { CHECK_DEPTHS } from '@lockstep/protocol';

/** A repository of a host: what the host told of it, and what all hosts told that share it. */
export interface HostRepository {
  readonly told: RepositoryRecord;
  readonly shared: RepositoryRecord;
}

/** What is known of the repositories of a host, as `rm_host_` has it. Undefined is not exposed. */
export interface RepositoryEvidence {
  readonly lastCheckSeconds: number | undefined;
  readonly lastCheckSuccess: number | undefined;
  readonly lastRestoreTestSeconds: number | undefined;
  readonly lastRestoreTestSuccess: number | undefined;
  readonly locks: number | undefined;
  readonly oldestLockSeconds: number | undefined;
  /** When the locks grow too old to be shown. */
  readonly staleAtMs: number;
}

/** Of a host of which nothing is known. */
export const NO_EVIDENCE: RepositoryEvidence = {
  lastCheckSeconds: undefined,
  lastCheckSuccess: undefined,
  lastRestoreTestSeconds: undefined,
  lastRestoreTestSuccess: undefined,
  locks: undefined,
  oldestLockSeconds: undefined,
  staleAtMs: Infinity,
};

/** Adds up the repositories of a host. Restore tests are those of the host itself; checks and locks are of the repository. */
export function evidenceOf(
  repositories: readonly HostRepository[],
  nowMs: number,
  maxAgeMs: number,
): RepositoryEvidence {
  const restoreTests = repositories.flatMap(({ told }) => told.restoreTest ?? []);
  const restoreTest = restoreTests.toSorted((a, b) => b.atMs - a.atMs)[0];
  return {
    ...checksOf(repositories.map(({ shared }) => shared.checks)),
    lastRestoreTestSeconds: restoreTest && restoreTest.atMs / 1000,
    lastRestoreTestSuccess: restoreTest && Number(restoreTest.isGood),
    ...locksOf(
      repositories.map(({ shared }) => shared).filter(({ tool }) => tool === 'restic'),
      nowMs,
      maxAgeMs,
    ),
  };
}

/** A repository that was never checked leaves the time unknown, and the success too unless another one is damaged. */
function checksOf(repositories: readonly (readonly CheckRecord[])[]) {
  const last = repositories.map((checks) => Math.max(...checks.map(({ atMs }) => atMs)));
  const isEachChecked = last.length > 0 && last.every(Number.isFinite);
  const isDamaged = repositories.some((checks) => checks.some((check) => isStanding(check, checks)));
  return {
    lastCheckSeconds: isEachChecked ? Math.min(...last) / 1000 : undefined,
    lastCheckSuccess: isDamaged ? 0 : isEachChecked ? 1 : undefined,
  };
}

/** Damage stands until a check that is as deep finds none: a shallow one does not see what a deep one saw. */
function isStanding(found: CheckRecord, checks: readonly CheckRecord[]): boolean {
  const depth = CHECK_DEPTHS.indexOf(found.depth);
  return (
    !found.isGood &&
    !checks.some((other) => other.isGood && other.atMs > found.atMs && CHECK_DEPTHS.indexOf(other.depth) >= depth)
  );
}

/** One repository whose locks are not known leaves the sum unknown. */
function locksOf(repositories: readonly RepositoryRecord[], nowMs: number, maxAgeMs: number) {
  const locks = repositories.flatMap(({ locks: found }) =>
    found !== undefined && nowMs - found.atMs <= maxAgeMs ? [found] : [],
  );
  if (locks.length === 0 || locks.length < repositories.length) {
    return { locks: undefined, oldestLockSeconds: undefined, staleAtMs: Infinity };
  }
  const oldest = Math.min(...locks.map(({ oldestAtMs }) => oldestAtMs ?? Infinity));
  return {
    locks: locks.reduce((sum, { count }) => sum + count, 0),
    oldestLockSeconds: Number.isFinite(oldest) ? oldest / 1000 : undefined,
    staleAtMs: Math.min(...locks.map(({ atMs }) => atMs)) + maxAgeMs,
  };
}
