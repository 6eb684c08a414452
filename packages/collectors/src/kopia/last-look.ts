import { defined } from '../defined.ts';
import { compareInstants } from './instant.ts';
import { type KopiaSource, sourceKey } from './source.ts';
import type { KopiaSourceSummary } from './source-summary.ts';

/** What is kept of a look until the next one. Plain data: it survives a restart as JSON. */
export interface RememberedLook {
  /** Absent through an API server. */
  readonly repositoryId?: string;
  readonly sources: readonly RememberedSource[];
}

/** A source that had a restore point. */
export interface RememberedSource {
  readonly source: KopiaSource;
  /** Start of its newest complete snapshot. */
  readonly newestTime: string;
}

/** What was there at the last look and is gone. */
export type Loss =
  | { readonly type: 'repository_changed'; readonly was: string; readonly is: string }
  | { readonly type: 'source_lost'; readonly source: KopiaSource; readonly newestTime: string }
  | {
      readonly type: 'newest_lost';
      readonly source: KopiaSource;
      readonly newestTime: string;
      readonly newestTimeNow: string;
    };

/** The comparison of two looks. */
export interface LookComparison {
  /** Empty when nothing was lost; with any, the repository is not well, whatever Kopia's exit codes say. */
  readonly losses: readonly Loss[];
  /** To be kept for the next look. What was lost stays in it, so that the next look does not call the loss normal. */
  readonly remember: RememberedLook;
}

/** What is to be compared of a look: the id of `repository status` and the sources of `snapshot list`. */
export function rememberedLook(
  repositoryId: string | undefined,
  sources: readonly KopiaSourceSummary[],
): RememberedLook {
  const remembered = sources.flatMap(({ source, newestComplete }) =>
    newestComplete === undefined ? [] : [{ source, newestTime: newestComplete.startTime }],
  );
  return { ...defined({ repositoryId }), sources: remembered };
}

/**
 * Compares a look with the one before; without one there is nothing to lose. Kopia answers with exit 0 and an empty list
 * when the disk of the repository is not mounted, and with a shorter list when an index blob is gone. Retention keeps the
 * newest snapshot of each source, so an older newest one is a loss, and fewer snapshots are none. Somebody who deleted a
 * source on purpose has to make the collector forget it.
 */
export function comparedWithLastLook(previous: RememberedLook | undefined, now: RememberedLook): LookComparison {
  if (previous === undefined) return { losses: [], remember: now };
  const { repositoryId: was = now.repositoryId } = previous;
  const changed =
    was !== undefined && now.repositoryId !== undefined && was !== now.repositoryId
      ? [{ type: 'repository_changed' as const, was, is: now.repositoryId }]
      : [];
  const present = new Map(now.sources.map((source) => [sourceKey(source.source), source]));
  const lost = previous.sources.flatMap((source) => lossOf(source, present.get(sourceKey(source.source))) ?? []);
  const lostKeys = new Set(lost.map(({ source }) => sourceKey(source)));
  const kept = previous.sources.filter(({ source }) => lostKeys.has(sourceKey(source)));
  const others = now.sources.filter(({ source }) => !lostKeys.has(sourceKey(source)));
  return {
    losses: [...changed, ...lost],
    remember: { ...defined({ repositoryId: was }), sources: [...kept, ...others] },
  };
}

function lossOf(previous: RememberedSource, now: RememberedSource | undefined) {
  const { source, newestTime } = previous;
  if (now === undefined) return { type: 'source_lost' as const, source, newestTime };
  return compareInstants(now.newestTime, newestTime) < 0
    ? { type: 'newest_lost' as const, source, newestTime, newestTimeNow: now.newestTime }
    : undefined;
}
