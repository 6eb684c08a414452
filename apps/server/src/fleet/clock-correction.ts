import { LIMITS } from '@lockstep/protocol';

/** Clocks of one request: the server's when it arrived, the agent's when it was sent, if the agent says so. */
export interface RequestClocks {
  readonly receivedAtMs: number;
  readonly sentAtMs?: number;
}

/** An instant by the server's clock. */
export interface CorrectedInstant {
  readonly atMs: number;
  /** The reported time was off and was replaced or shifted. */
  readonly skewed: boolean;
}

/** Start and end of a run by the server's clock; the end is never before the start nor after the receipt. */
export interface CorrectedRun {
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  readonly skewed: boolean;
}

const TOLERANCE_MS = LIMITS.clockSkewSeconds * 1000;

/** Nothing was backed up before: an agent that says so has lost its clock. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

/** Milliseconds to add to the agent's times: 0 while its clock is within five minutes of the server's. */
function clockOffsetMs({ receivedAtMs, sentAtMs }: RequestClocks): number {
  const offset = sentAtMs === undefined ? 0 : receivedAtMs - sentAtMs;
  return Math.abs(offset) > TOLERANCE_MS ? offset : 0;
}

/**
 * The instant that an agent reports, by the server's clock. A clock that was wrong when the batch was sent shifts it.
 * What then lies more than five minutes ahead, or before the year 2000, becomes the time of receipt. What lies less far
 * ahead is cut to the time of receipt, silently: nothing is reported before it happened.
 */
export function correctInstant(reportedMs: number, clocks: RequestClocks): CorrectedInstant {
  const offset = clockOffsetMs(clocks);
  const atMs = reportedMs + offset;
  if (atMs > clocks.receivedAtMs + TOLERANCE_MS || atMs < EARLIEST_MS) {
    return { atMs: clocks.receivedAtMs, skewed: true };
  }
  return { atMs: Math.min(atMs, clocks.receivedAtMs), skewed: offset !== 0 };
}

/**
 * The same for a run. Where its start cannot be kept beside a corrected end, it is the end less the duration, which
 * comes from a monotonic clock.
 */
export function correctRun(
  run: { readonly startedAtMs: number; readonly finishedAtMs: number; readonly durationSeconds: number },
  clocks: RequestClocks,
): CorrectedRun {
  const end = correctInstant(run.finishedAtMs, clocks);
  const startMs = run.startedAtMs + clockOffsetMs(clocks);
  const moved = end.atMs !== run.finishedAtMs + clockOffsetMs(clocks);
  const usable = !moved && startMs <= end.atMs && startMs >= EARLIEST_MS;
  return {
    startedAtMs: usable ? startMs : end.atMs - Math.round(run.durationSeconds * 1000),
    finishedAtMs: end.atMs,
    skewed: end.skewed,
  };
}

/**
 * The later of two times, unless the stored one lies in the future: the server's clock was ahead when it was stored,
 * and keeping it would hide a dead host until that time comes.
 */
export function laterOf(stored: number | null, atMs: number, nowMs: number): number {
  return stored === null || stored > nowMs + TOLERANCE_MS ? atMs : Math.max(stored, atMs);
}
