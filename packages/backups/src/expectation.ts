import { Cron } from 'croner';

/** How often a backup is expected: every so many seconds, or at the slots of a cron expression. */
export type Expectation =
  { readonly interval_seconds: number } | { readonly cron: string; readonly time_zone?: string };

/** When a backup is due, and when its absence becomes overdue. */
export interface DueTimes {
  /** When the next successful backup is expected; in the past once it is late. */
  readonly nextExpectedMs: number;
  /** From this instant on (exclusive) it is overdue. */
  readonly overdueAfterMs: number;
}

/** What is wrong with an expectation, in a sentence; `field` is a JSON pointer below the expectation. */
export interface ExpectationProblem {
  readonly field: string;
  readonly message: string;
}

const HOUR_MS = 3_600_000;

/** Slots are counted up to here; nobody reads a larger number as anything but "for ages". */
const MOST_MISSED = 1000;

/** A run may end so much before its slot, by a clock that is a little off, and still be the run of that slot. */
const EARLY_MS = 300_000;

/**
 * Refuses what its schema cannot see: a cron expression that does not parse or never comes, an unknown time zone. Five
 * fields, as in crontab; without a time zone the slots are in UTC.
 */
export function expectationProblem(expectation: Expectation): ExpectationProblem | undefined {
  if (!('cron' in expectation)) return undefined;
  const { cron, time_zone: timeZone = 'UTC' } = expectation;
  if (!isTimeZone(timeZone)) {
    return { field: '/time_zone', message: `\`${timeZone}\` is no time zone; write it as in \`Europe/Berlin\`.` };
  }
  try {
    return schedule(cron, timeZone).nextRun() === null
      ? { field: '/cron', message: `\`${cron}\` never comes.` }
      : undefined;
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error);
    return { field: '/cron', message: `\`${cron}\` is no cron expression of five fields: ${detail}` };
  }
}

/**
 * When the backup after a success at `owedSinceMs` (or after enrolment) is due. The grace is a tenth of the interval,
 * at least one hour. For a cron expression the next backup is due at the next slot, and the interval is the time between
 * that slot and the one before it.
 */
export function dueTimes(expectation: Expectation, owedSinceMs: number): DueTimes {
  if ('interval_seconds' in expectation) {
    const intervalMs = expectation.interval_seconds * 1000;
    const nextExpectedMs = owedSinceMs + intervalMs;
    return { nextExpectedMs, overdueAfterMs: nextExpectedMs + graceMs(intervalMs) };
  }
  const slots = schedule(expectation.cron, expectation.time_zone);
  const due = nextSlot(slots, owedSinceMs + EARLY_MS);
  if (due === undefined) return { nextExpectedMs: Infinity, overdueAfterMs: Infinity };
  return { nextExpectedMs: due, overdueAfterMs: due + graceMs(due - (previousSlot(slots, due) ?? due)) };
}

/** Backups that should have succeeded by `nowMs`, grace included, and did not; 0 exactly while not overdue. At most 1000. */
export function missedRuns(expectation: Expectation, owedSinceMs: number, nowMs: number): number {
  return countMissed(expectation, owedSinceMs, nowMs).count;
}

/** How many backups were missed, and until when (inclusive) it stays so unless one succeeds. */
export interface MissedRuns {
  readonly count: number;
  readonly untilMs: number;
}

/** The same as `missedRuns`, and until when it holds. */
export function countMissed(expectation: Expectation, owedSinceMs: number, nowMs: number): MissedRuns {
  const { nextExpectedMs, overdueAfterMs } = dueTimes(expectation, owedSinceMs);
  if (nowMs <= overdueAfterMs) return { count: 0, untilMs: overdueAfterMs };
  const grace = overdueAfterMs - nextExpectedMs;
  if ('interval_seconds' in expectation) {
    const intervalMs = expectation.interval_seconds * 1000;
    const count = Math.max(1, Math.ceil((nowMs - grace - owedSinceMs) / intervalMs) - 1);
    return bounded(count, owedSinceMs + grace + (count + 1) * intervalMs);
  }
  const slots = schedule(expectation.cron, expectation.time_zone);
  let count = 0;
  let slot: number | undefined = nextExpectedMs;
  while (slot !== undefined && slot + grace < nowMs && count < MOST_MISSED) {
    count += 1;
    slot = nextSlot(slots, slot);
  }
  return bounded(count, (slot ?? Infinity) + grace);
}

function bounded(count: number, untilMs: number): MissedRuns {
  return count < MOST_MISSED ? { count, untilMs } : { count: MOST_MISSED, untilMs: Infinity };
}

/** The expected interval at an instant, and until when it stays so (infinite for a fixed interval). */
export interface ExpectedInterval {
  readonly seconds: number;
  readonly untilMs: number;
}

/** The interval within which a backup is expected: for a cron expression the time between the last and the next slot. */
export function expectedInterval(expectation: Expectation, nowMs: number): ExpectedInterval | undefined {
  if ('interval_seconds' in expectation) return { seconds: expectation.interval_seconds, untilMs: Infinity };
  const slots = schedule(expectation.cron, expectation.time_zone);
  const next = nextSlot(slots, nowMs);
  const previous = next === undefined ? undefined : previousSlot(slots, next);
  if (next === undefined || previous === undefined) return undefined;
  return { seconds: (next - previous) / 1000, untilMs: next };
}

function graceMs(intervalMs: number): number {
  return Math.max(intervalMs / 10, HOUR_MS);
}

/** Schedules by text: parsing one costs more than asking it, and a fleet has few different ones. */
const schedules = new Map<string, Cron>();

function schedule(cron: string, timeZone = 'UTC'): Cron {
  const key = `${timeZone} ${cron}`;
  const known = schedules.get(key);
  if (known !== undefined) return known;
  const made = new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true });
  if (schedules.size >= 1000) schedules.clear();
  schedules.set(key, made);
  return made;
}

function nextSlot(slots: Cron, afterMs: number): number | undefined {
  return slots.nextRun(new Date(afterMs))?.getTime();
}

function previousSlot(slots: Cron, beforeMs: number): number | undefined {
  return slots.previousRuns(1, new Date(beforeMs))[0]?.getTime();
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
