import type { BackupSource, RunVerdict } from '@lockstep/collectors';
import { countMissed, dueTimes, expectedInterval } from '../expectation.ts';
import type { RunRecord, SourceRecord, SourceState } from '../record.ts';
import { isRetentionKept } from '../retention.ts';
import { lastSuccess, unsuccessfulRuns } from '../source-runs.ts';
import { type SourceWishes, wishesFor } from '../view.ts';
import { flag, freshness, type OnPage, seconds } from './on-page.ts';
import type { Subject } from './rows.ts';

/** A source as it stands on a page at an instant. What is undefined has no row. */
export interface SourceSubject extends Subject, Facts, States, Expected {
  readonly page: OnPage;
  readonly sourceId: string;
  readonly source: BackupSource;
}

/** They hold until something is reported. */
interface Facts {
  readonly firstSeen: number | undefined;
  readonly lastSuccess: number | undefined;
  readonly lastRun: RunRecord | undefined;
  readonly unsuccessfulRuns: number | undefined;
  readonly durationSeconds: number | undefined;
  readonly isLost: number | undefined;
}

/** They are withheld when they are old. */
interface States {
  readonly state: SourceState | undefined;
  readonly isRetentionKept: number | undefined;
}

interface Expected {
  readonly expectedIntervalSeconds: number | undefined;
  readonly nextExpected: number | undefined;
  readonly isOverdue: number | undefined;
  readonly missedRuns: number | undefined;
}

/** Computes the rows of a source, from what is kept and from the time. */
export function sourceSubject(record: SourceRecord, page: OnPage, nowMs: number): SourceSubject {
  const { sourceId, source } = record;
  const wishes = wishesFor(page.view, sourceId, source);
  const facts = factsOf(record, page);
  const states = statesOf(record, { page, wishes, nowMs });
  const expected = expectedOf(record, { page, wishes, nowMs });
  const tags = states.state?.newest?.tags ?? [];
  return {
    page,
    sourceId,
    source,
    ...facts,
    ...states,
    ...expected,
    identity: page.repository,
    followers: [source.host, source.user, ...source.paths, facts.lastRun?.verdict, ...tags].join('\n'),
    untilMs: Math.min(states.untilMs, expected.untilMs),
  };
}

/** What the values of a source depend on beside itself. */
interface Situation {
  readonly page: OnPage;
  readonly wishes: SourceWishes;
  readonly nowMs: number;
}

function factsOf(record: SourceRecord, page: OnPage): Facts {
  const { runs, firstSeenAtMs } = record;
  const [lastRun] = runs;
  return {
    firstSeen: seconds(firstSeenAtMs),
    lastSuccess: seconds(lastSuccess(runs)?.endedAtMs),
    lastRun,
    unsuccessfulRuns: lastRun === undefined ? undefined : unsuccessfulRuns(runs),
    durationSeconds: runs.find(endedByItself)?.durationSeconds,
    isLost: flag(isLost(record, page)),
  };
}

const INTERRUPTED: ReadonlySet<RunVerdict> = new Set(['cancelled', 'timeout']);

function endedByItself({ verdict, durationSeconds }: RunRecord): boolean {
  return durationSeconds !== undefined && !INTERRUPTED.has(verdict);
}

/**
 * Kopia answers with an empty list when the disk of the repository is not mounted, and with a shorter one when an index is
 * gone, each time with exit code 0. Retention keeps the newest restore point of each source, so an older newest one is a
 * loss, and fewer are none. It is one until what was lost is back, or something newer is there.
 */
function isLost({ state, newestEver }: SourceRecord, { listAtMs, isExchanged }: OnPage): boolean | undefined {
  if (isExchanged) return true;
  if (state === undefined || listAtMs === undefined) return undefined;
  const newest = state.atMs === listAtMs ? state.restorePoints.at(-1) : undefined;
  return newestEver !== undefined && (newest === undefined || newest < newestEver);
}

const NOTHING_LEFT: SourceState = { complete: 0, incomplete: 0, restorePoints: [] };

function statesOf(record: SourceRecord, { page, wishes, nowMs }: Situation): States & { readonly untilMs: number } {
  const { isFresh, untilMs } = freshness(page.listAtMs, page, { nowMs });
  if (!isFresh || record.state === undefined) return { state: undefined, isRetentionKept: undefined, untilMs };
  const state = record.state.atMs === page.listAtMs ? record.state : NOTHING_LEFT;
  const { retention } = wishes;
  const isKept = retention ? isRetentionKept(retention, state.restorePoints, record.restorePointsEver) : undefined;
  return { state, isRetentionKept: flag(isKept), untilMs };
}

function expectedOf(record: SourceRecord, situation: Situation): Expected & { readonly untilMs: number } {
  const { wishes, nowMs } = situation;
  const { expected, isPaused } = wishes;
  if (isPaused === true) return NOTHING_EXPECTED;
  if (!expected) return { ...NOTHING_EXPECTED, ...scheduledOf(record, situation) };
  const owedSinceMs = lastSuccess(record.runs)?.endedAtMs ?? record.firstSeenAtMs;
  const { nextExpectedMs } = dueTimes(expected, owedSinceMs);
  const missed = countMissed(expected, owedSinceMs, nowMs);
  const interval = expectedInterval(expected, nowMs);
  return {
    expectedIntervalSeconds: interval?.seconds,
    nextExpected: Number.isFinite(nextExpectedMs) ? seconds(nextExpectedMs) : undefined,
    isOverdue: flag(missed.count > 0),
    missedRuns: missed.count,
    untilMs: Math.min(missed.untilMs, (interval?.untilMs ?? Infinity) - 1),
  };
}

const NOTHING_EXPECTED = {
  expectedIntervalSeconds: undefined,
  nextExpected: undefined,
  isOverdue: undefined,
  missedRuns: undefined,
  untilMs: Infinity,
};

/** What a Kopia server has planned. It plans anew after every failure, so nothing is ever overdue by it. */
function scheduledOf({ schedule }: SourceRecord, { page, nowMs }: Situation) {
  const { isFresh, untilMs } = freshness(schedule?.atMs, page, { nowMs });
  return isFresh && schedule?.isPaused === false
    ? { nextExpected: seconds(schedule.nextExpectedAtMs), untilMs }
    : { untilMs };
}
