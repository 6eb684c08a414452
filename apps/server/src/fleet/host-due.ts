import { countMissed, dueTimes, type Expectation, expectedInterval } from '@lockstep/backups';
import { activeExpectation, type HostRecord } from './host-record.ts';

/** What follows from a host's expectation. Undefined where nothing is expected. */
export interface HostDue {
  readonly hasExpectation: boolean;
  /** Whether a backup is overdue; false where nothing is expected. */
  readonly isOverdue: boolean;
  readonly overdue: number | undefined;
  readonly expectedIntervalSeconds: number | undefined;
  readonly nextExpectedSeconds: number | undefined;
  readonly missedRuns: number | undefined;
  /** It holds for these, from one instant to another (both inclusive). */
  readonly expected: string;
  readonly owedSinceMs: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * What is due of a host at an instant. What is `known` is taken over while it holds: the slots that a host missed in
 * weeks are many, and it sends a sign of life each minute.
 */
export function hostDue(host: HostRecord, nowMs: number, known?: HostDue): HostDue {
  const expected = activeExpectation(host);
  const [text, { owedSinceMs }] = [JSON.stringify(expected), host];
  if (
    known?.expected === text &&
    known.owedSinceMs === owedSinceMs &&
    nowMs >= known.fromMs &&
    nowMs <= known.untilMs
  ) {
    return known;
  }
  const scope = { expected: text, owedSinceMs, fromMs: nowMs };
  return expected === null ? { ...NOTHING_DUE, ...scope } : { ...dueOf(expected, owedSinceMs, nowMs), ...scope };
}

const NOTHING_DUE = {
  hasExpectation: false,
  isOverdue: false,
  overdue: undefined,
  expectedIntervalSeconds: undefined,
  nextExpectedSeconds: undefined,
  missedRuns: undefined,
  untilMs: Infinity,
};

function dueOf(expected: Expectation, owedSinceMs: number, nowMs: number) {
  const { nextExpectedMs } = dueTimes(expected, owedSinceMs);
  const missed = countMissed(expected, owedSinceMs, nowMs);
  const interval = expectedInterval(expected, nowMs);
  return {
    hasExpectation: true,
    isOverdue: missed.count > 0,
    overdue: Number(missed.count > 0),
    expectedIntervalSeconds: interval?.seconds,
    nextExpectedSeconds: Number.isFinite(nextExpectedMs) ? nextExpectedMs / 1000 : undefined,
    missedRuns: missed.count,
    untilMs: Math.min(missed.untilMs, (interval?.untilMs ?? Infinity) - 1),
  };
}
