import type { BackupTool } from '@lockstep/collectors';
import { isExchanged, type RepositoryRecord, repositoryLabel } from '../record.ts';
import type { RepositoryView } from '../view.ts';

/** What is the same for all rows of one record, whatever the time. */
export interface OnPage {
  readonly tool: BackupTool;
  readonly repository: string;
  readonly view: RepositoryView;
  /** Time of the last list of snapshots. */
  readonly listAtMs: number | undefined;
  readonly isExchanged: boolean;
}

/** What the rows of a record have in common. */
export function onPage(record: RepositoryRecord, view: RepositoryView): OnPage {
  return {
    tool: record.tool,
    repository: repositoryLabel(record),
    view,
    listAtMs: record.list?.atMs,
    isExchanged: isExchanged(record),
  };
}

/** Whether a state of some time is shown, and until when that stays so (inclusive). */
export interface Freshness {
  readonly isFresh: boolean;
  readonly untilMs: number;
}

/** A state is shown while it is not too old, and never of a repository that was exchanged. */
export function freshness(
  atMs: number | undefined,
  { view, isExchanged: hidden }: OnPage,
  { nowMs, maxAgeSeconds = view.stateMaxAgeSeconds }: { readonly nowMs: number; readonly maxAgeSeconds?: number },
): Freshness {
  if (atMs === undefined || hidden) return { isFresh: false, untilMs: Infinity };
  const lastMs = atMs + maxAgeSeconds * 1000;
  return nowMs <= lastMs ? { isFresh: true, untilMs: lastMs } : { isFresh: false, untilMs: Infinity };
}

/** Seconds since 1970, as timestamps stand on a page. */
export function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}

/** 1 or 0, as flags stand on a page. */
export function flag(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
