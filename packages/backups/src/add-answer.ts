import {
  type Answer,
  type Found,
  type Question,
  sourceId,
  type SourceSnapshots,
  type TracedRun,
} from '@lockstep/collectors';
import { isFuture } from './clock.ts';
import { deepFreeze } from './deep-freeze.ts';
import { defined } from './defined.ts';
import { joinRecords } from './join-records.ts';
import {
  type CollectorRecord,
  emptyRecord,
  isExchanged,
  type RepositoryRecord,
  type RunRecord,
  type SourceRecord,
} from './record.ts';
import { joinRestorePoints } from './restore-points-ever.ts';

/** An answer of a collector, whoever asked. */
export interface CollectedAnswer<Q extends Question = Question> {
  /** The configured name under which it was asked; with the question it is unique on a page. */
  readonly collector: string;
  readonly answer: Answer<Q>;
  /** How often the question is asked. */
  readonly intervalSeconds?: number;
}

/** What an answer adds to a record, beside how the asking went. */
type Findings = Partial<RepositoryRecord>;

/**
 * Adds the answer of one question. Answers may come late, twice and in any order: of states the newer one stands, facts
 * never go backwards, and a question that was not answered leaves everything as it was but how the asking goes. The list
 * of snapshots must be that of the whole repository: a source that is not in it counts as lost.
 *
 * While another repository than the recorded one is found under its name, nothing that is asked after that is believed
 * but the identity, until the old one is back or somebody accepts the other (`acceptRepository`).
 */
export function addAnswer(record: RepositoryRecord, collected: CollectedAnswer, nowMs: number): RepositoryRecord {
  const { answer } = collected;
  const atMs = Math.min(answer.askedAtMs, nowMs);
  const findings = answer.found === undefined ? {} : findingsOf(answer, { atMs, nowMs });
  const isOfOther = isExchanged(record) && answer.question !== 'identity' && atMs >= (record.found?.atMs ?? Infinity);
  const part: RepositoryRecord = {
    ...emptyRecord(record),
    ...(isOfOther ? {} : findings),
    collectors: [collectorOf(collected, atMs)],
  };
  return joinRecords(record, deepFreeze(part), nowMs);
}

/** When something was asked, and the time now. */
interface Times {
  readonly atMs: number;
  readonly nowMs: number;
}

const READERS: { readonly [Q in Question]: (found: Found[Q], times: Times, answer: Answer) => Findings } = {
  identity: ({ repositoryId, storage, volumeSizeBytes, volumeAvailableBytes }, { atMs }) => {
    const told = repositoryId === undefined ? undefined : { atMs, repositoryId };
    const volume = defined({ sizeBytes: volumeSizeBytes, availableBytes: volumeAvailableBytes });
    return defined({
      identity: told,
      found: told,
      storage: storage === undefined ? undefined : { atMs, storage },
      volume: Object.keys(volume).length === 0 ? undefined : { atMs, ...volume },
    });
  },
  snapshots: ({ sources, kinds }, times) => ({
    list: { atMs: times.atMs, ...defined({ kinds }) },
    sources: sources.map((source) => listedSource(source, times)),
  }),
  size: ({ storedBytes, blobs, uncompressedBytes }, { atMs }) => ({
    size: { atMs, storedBytes, ...defined({ blobs, uncompressedBytes }) },
  }),
  locks: ({ count, oldestAtMs }, { atMs }) => ({ locks: { atMs, count, ...defined({ oldestAtMs }) } }),
  check: ({ depth, isGood, firstError }, { atMs, nowMs }, { durationSeconds }) => {
    const endedAtMs = Math.min(nowMs, atMs + Math.round(Math.max(0, durationSeconds) * 1000));
    return { checks: [{ depth, atMs: endedAtMs, isGood, ...defined({ firstError }) }] };
  },
  maintenance: ({ tasks }, { atMs, nowMs }) => ({
    maintenance: tasks.map(({ task, lastSuccessAtMs, expectedIntervalSeconds: intervalSeconds }) => ({
      task,
      expected: { atMs, ...defined({ intervalSeconds }) },
      ...defined({ lastSuccessAtMs: past(lastSuccessAtMs, nowMs) }),
    })),
  }),
  sources: ({ sources }, { atMs }) => ({
    sources: sources.map(({ source, nextExpectedAtMs, isPaused }) => ({
      sourceId: sourceId(source),
      source,
      firstSeenAtMs: atMs,
      runs: [],
      restorePointsEver: [],
      schedule: { atMs, isPaused, ...defined({ nextExpectedAtMs }) },
    })),
  }),
};

function findingsOf(answer: Answer, times: Times): Findings {
  // Which reader fits is said by the question; the type of `found` follows it, which an index does not show.
  const read = READERS[answer.question] as (found: unknown, times: Times, answer: Answer) => Findings;
  return read(answer.found, times, answer);
}

function listedSource(listed: SourceSnapshots, { atMs, nowMs }: Times): SourceRecord {
  const { source, complete, incomplete, restorePoints, newest } = listed;
  const past = restorePoints.filter((point) => !isFuture(point * 1000, nowMs));
  return {
    sourceId: sourceId(source),
    source,
    firstSeenAtMs: atMs,
    runs: tracedRuns(listed, nowMs),
    restorePointsEver: joinRestorePoints([], past.toReversed()),
    state: { atMs, complete, incomplete, restorePoints: past, ...defined({ newest }) },
    ...defined({ newestEver: past.at(-1) }),
  };
}

function tracedRuns({ lastRun, lastSuccessAtMs }: SourceSnapshots, nowMs: number): readonly RunRecord[] {
  const runs: (TracedRun | undefined)[] = [
    lastRun,
    lastSuccessAtMs === undefined || lastSuccessAtMs === lastRun?.endedAtMs
      ? undefined
      : { endedAtMs: lastSuccessAtMs, verdict: 'ok' },
  ];
  return runs.flatMap((run) => (run === undefined || isFuture(run.endedAtMs, nowMs) ? [] : [{ id: '', ...run }]));
}

function collectorOf({ collector, answer, intervalSeconds }: CollectedAnswer, atMs: number): CollectorRecord {
  const { question, verdict, reason, durationSeconds, parsed, rejected } = answer;
  return {
    name: collector,
    question,
    last: {
      atMs,
      verdict,
      durationSeconds: Math.max(0, durationSeconds),
      parsed,
      rejected,
      ...defined({ reason, intervalSeconds }),
    },
    // A refusal may still tell the version of the tool, and is none the less.
    ...(answer.found === undefined || answer.verdict !== 'ok' ? {} : { lastSuccessAtMs: atMs }),
  };
}

function past(atMs: number | undefined, nowMs: number): number | undefined {
  return atMs === undefined || isFuture(atMs, nowMs) ? undefined : atMs;
}
