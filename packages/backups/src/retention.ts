import { localTime } from './local-time.ts';
import { union } from './restore-points-ever.ts';

/** Periods of which the newest restore point is kept. */
const PERIODS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;

/** One of the periods; weeks begin on Mondays. */
export type Period = (typeof PERIODS)[number];

/**
 * The restore points that shall be there, as restic's `forget` and Kopia's policies say it: the `last` newest ones, and
 * one for each of so many periods that had any.
 */
export interface Retention extends Readonly<Partial<Record<Period, number>>> {
  readonly last?: number;
  /** Of whose hours, days, weeks, months and years. Default UTC. */
  readonly time_zone?: string;
}

/**
 * Whether every restore point that the rules promise is there. `present` are those that there are, rising, `ever` those of
 * any look, falling, both seconds since 1970. A promise is about what was there once: of the newest periods that ever had a
 * restore point, each must still have one. So a source younger than its rules is judged by its age, and a night without a
 * run (which is overdue, not lost) breaks no promise. What was deleted before the first look is not known to be missing.
 */
export function isRetentionKept(retention: Retention, present: readonly number[], ever: readonly number[]): boolean {
  const there = new Set(present);
  if (ever.every((point) => there.has(point))) return true;
  const all = union(present.toReversed(), ever);
  if (!all.slice(0, retention.last ?? 0).every((point) => there.has(point))) return false;
  const times = all.map((point) => ({ localMs: localTime(point, retention.time_zone), isThere: there.has(point) }));
  return PERIODS.every((period) => isPeriodKept(times, period, retention[period] ?? 0));
}

/** A restore point: its local time, and whether it is there. */
interface PointInTime {
  readonly localMs: number;
  readonly isThere: boolean;
}

function isPeriodKept(falling: readonly PointInTime[], period: Period, count: number): boolean {
  let [current, seen, isKept] = [Infinity, 0, true];
  for (const { localMs, isThere } of falling) {
    const its = periodOf(localMs, period);
    if (its === current) {
      isKept ||= isThere;
      continue;
    }
    if (!isKept || seen === count) return isKept;
    [current, seen, isKept] = [its, seen + 1, isThere];
  }
  return isKept;
}

const HOUR_MS = 3_600_000;

/** The number of the period of a local time. An hour that comes twice in autumn is one, as it is for both tools. */
function periodOf(localMs: number, period: Period): number {
  switch (period) {
    case 'hourly':
      return Math.floor(localMs / HOUR_MS);
    case 'daily':
      return Math.floor(localMs / (24 * HOUR_MS));
    case 'weekly':
      // 1970 began on a Thursday.
      return Math.floor((localMs / (24 * HOUR_MS) + 3) / 7);
    case 'monthly':
      return new Date(localMs).getUTCFullYear() * 12 + new Date(localMs).getUTCMonth();
    case 'yearly':
      return new Date(localMs).getUTCFullYear();
  }
}
