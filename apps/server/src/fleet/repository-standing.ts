import type { Verdict } from '@lockstep/protocol';
import { isLater } from './backup-standing.ts';
import { laterOf } from './clock-correction.ts';

/** What is known of a repository as one host sees it. `name` is `''` where reports name none. */
export interface Repository {
  readonly name: string;
  readonly repositoryId: string | null;
  /** The last look of any outcome. */
  readonly seenAtMs: number | null;
  /** The last look that could tell good from broken. */
  readonly look: Finding | null;
  readonly snapshotCount: Measured | null;
  /** The earliest look that found snapshots. */
  readonly nonemptySinceMs: number | null;
  readonly sizeBytes: Measured | null;
  /** The last `restic check` that could tell good from broken. */
  readonly check: Finding | null;
}

/** What a look or a check found, and when. */
export interface Finding {
  readonly id: string;
  readonly atMs: number;
  readonly verdict: Verdict;
  readonly reason: string | null;
}

/** A number and when it was true. */
export interface Measured {
  readonly value: number;
  readonly atMs: number;
}

/** A look at a repository, its time by the server's clock. Numbers are undefined when they are not known. */
export interface Look extends Finding {
  readonly repositoryId: string | undefined;
  readonly snapshotCount: number | undefined;
  readonly sizeBytes: number | undefined;
}

/** Verdicts after which a look has seen the repository. */
const GOOD: ReadonlySet<Verdict> = new Set(['ok', 'partial']);

/** Verdicts of a look that mean the repository cannot be used. Being locked, slow or interrupted tells nothing. */
const BROKEN_LOOK: ReadonlySet<Verdict> = new Set(['failed', 'no_repository', 'wrong_password']);

/** Verdicts of a check that mean damage. */
const BROKEN_CHECK: ReadonlySet<Verdict> = new Set(['failed', 'partial', 'no_repository', 'wrong_password']);

/** A repository of which nothing is known yet. */
export function unknownRepository(name: string): Repository {
  return {
    name,
    repositoryId: null,
    seenAtMs: null,
    look: null,
    snapshotCount: null,
    nonemptySinceMs: null,
    sizeBytes: null,
    check: null,
  };
}

/** True when the repository answered: it exists and could be read. */
export function isGoodLook(verdict: Verdict): boolean {
  return GOOD.has(verdict);
}

/** Adds a look. Looks may arrive in any order; each fact keeps the latest look that knew it. */
export function addLook(repository: Repository, look: Look, nowMs: number): Repository {
  const nonempty = look.snapshotCount !== undefined && look.snapshotCount > 0;
  return {
    ...repository,
    repositoryId: look.repositoryId ?? repository.repositoryId,
    seenAtMs: laterOf(repository.seenAtMs, look.atMs, nowMs),
    look:
      GOOD.has(look.verdict) || BROKEN_LOOK.has(look.verdict) ? later(repository.look, look, nowMs) : repository.look,
    snapshotCount: measured(repository.snapshotCount, look.snapshotCount, look.atMs, nowMs),
    nonemptySinceMs: nonempty
      ? Math.min(repository.nonemptySinceMs ?? look.atMs, look.atMs)
      : repository.nonemptySinceMs,
    sizeBytes: measured(repository.sizeBytes, look.sizeBytes, look.atMs, nowMs),
  };
}

/** Adds a finished `check`. */
export function addCheck(repository: Repository, check: Finding, nowMs: number): Repository {
  const tells = check.verdict === 'ok' || BROKEN_CHECK.has(check.verdict);
  return tells ? { ...repository, check: later(repository.check, check, nowMs) } : repository;
}

/** Why a repository counts as broken, in words for a summary; undefined when nothing says so. */
export function brokenBecause({ look, check, snapshotCount, nonemptySinceMs }: Repository): string | undefined {
  if (look !== null && BROKEN_LOOK.has(look.verdict)) return withReason(look);
  if (check !== null && BROKEN_CHECK.has(check.verdict)) return `its check: ${withReason(check)}`;
  if (snapshotCount?.value === 0 && nonemptySinceMs !== null && nonemptySinceMs < snapshotCount.atMs) {
    return 'all its snapshots are gone';
  }
  return undefined;
}

/** Snapshots and size over a host's repositories, and until when these may be shown. */
export interface RepositoryTotals {
  readonly snapshotCount: number | undefined;
  readonly sizeBytes: number | undefined;
  /** When something of this grows too old to be shown; infinite when nothing will. */
  readonly staleAtMs: number;
}

/**
 * Sums over the repositories that were looked at within `maxAgeMs`. One of them with an unknown number, or one older
 * than that, leaves the sum unknown: a part is not a total.
 */
export function totalsOf(repositories: readonly Repository[], nowMs: number, maxAgeMs: number): RepositoryTotals {
  const fresh = (atMs: number | null): boolean => atMs !== null && nowMs - atMs <= maxAgeMs;
  const current = repositories.filter(({ seenAtMs }) => fresh(seenAtMs));
  const total = (numbers: readonly (Measured | null)[]): number | undefined =>
    numbers.length > 0 && numbers.every((number) => fresh(number?.atMs ?? null))
      ? numbers.reduce((sum, number) => sum + (number?.value ?? 0), 0)
      : undefined;
  const times = current
    .flatMap(({ seenAtMs, snapshotCount, sizeBytes }) => [seenAtMs, snapshotCount?.atMs, sizeBytes?.atMs])
    .filter((atMs) => atMs !== null && atMs !== undefined && fresh(atMs));
  return {
    snapshotCount: total(current.map(({ snapshotCount }) => snapshotCount)),
    sizeBytes: total(current.map(({ sizeBytes }) => sizeBytes)),
    staleAtMs: Math.min(...times.map((atMs) => Number(atMs) + maxAgeMs)),
  };
}

function later(stored: Finding | null, found: Finding, nowMs: number): Finding {
  const { id, atMs, verdict, reason } = found;
  return isLater(atMs, id, stored?.atMs ?? null, stored?.id ?? null, nowMs)
    ? { id, atMs, verdict, reason }
    : (stored ?? found);
}

function measured(stored: Measured | null, value: number | undefined, atMs: number, nowMs: number): Measured | null {
  if (value === undefined) return stored;
  return stored === null || laterOf(stored.atMs, atMs, nowMs) === atMs ? { value, atMs } : stored;
}

function withReason({ verdict, reason }: Finding): string {
  const words = verdict.replaceAll('_', ' ');
  return reason === null ? words : `${words} (${reason})`;
}
