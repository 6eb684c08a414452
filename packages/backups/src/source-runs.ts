import type { RunVerdict } from '@lockstep/collectors';
import { isFuture } from './clock.ts';
import type { RunRecord } from './record.ts';
import { unchanged } from './unchanged.ts';

/**
 * So many successes are kept of which only snapshots tell: while reports of an agent are held up, the last ones may yet turn
 * out to be snapshots of bad runs.
 */
const KEPT_TRACED_SUCCESSES = 5;

/** So many unsuccessful runs are kept; nobody reads a larger number as anything but "for ages". */
const MOST_UNSUCCESSFUL = 1000;

/** The clock that a run is timed by and the one that its snapshot is stamped by are of one machine. */
const STAMP_TOLERANCE_MS = 10_000;

/**
 * Which snapshots a wrapped run may have left, by its verdict. A run that failed or was cancelled leaves none or one that
 * its tool has marked, so a good one beside it is of another run.
 */
const LEAVES: Readonly<Record<RunVerdict, 'any' | 'bad' | 'none'>> = {
  ok: 'any',
  partial: 'any',
  timeout: 'any',
  failed: 'bad',
  cancelled: 'bad',
  locked: 'none',
  wrong_password: 'none',
  no_repository: 'none',
  source_missing: 'none',
};

/**
 * Two sets of runs as one, the last run first, in whatever order they became known: the one that ended last, the greater id
 * deciding a tie. A run that is reported twice counts once, and a run that was wrapped stands for the snapshot that it
 * left: restic does not record errors, so the snapshot of a partial run looks like a success. What cannot matter any more is
 * dropped.
 */
export function joinRuns(a: readonly RunRecord[], b: readonly RunRecord[], nowMs: number): readonly RunRecord[] {
  if (b.length === 0) return a;
  const isTold = b.some(({ endedAtMs }) => !isFuture(endedAtMs, nowMs));
  const distinct = new Map<string, RunRecord>();
  for (const run of [...a, ...b]) {
    // A clock was ahead when it was stored.
    if (isTold && isFuture(run.endedAtMs, nowMs)) continue;
    const key = isTraced(run) ? String(run.endedAtMs) : run.id;
    const known = distinct.get(key);
    distinct.set(key, known === undefined ? run : better(known, run));
  }
  return unchanged(a, keptOf(withoutDoubles([...distinct.values()].sort(byEnd))));
}

/** The last run that succeeded. */
export function lastSuccess(runs: readonly RunRecord[]): RunRecord | undefined {
  return runs.find(({ verdict }) => verdict === 'ok');
}

/** How many runs ended since the last success. */
export function unsuccessfulRuns(runs: readonly RunRecord[]): number {
  const since = runs.findIndex(({ verdict }) => verdict === 'ok');
  return since < 0 ? runs.length : since;
}

/** The earlier end of a wrapped run that was reported twice, or else what tells more. */
function better(a: RunRecord, b: RunRecord): RunRecord {
  if (a.endedAtMs !== b.endedAtMs) return a.endedAtMs < b.endedAtMs ? a : b;
  const [textA, textB] = [JSON.stringify(a), JSON.stringify(b)];
  if (textA.length !== textB.length) return textA.length > textB.length ? a : b;
  return textA < textB ? b : a;
}

function isTraced({ id }: RunRecord): boolean {
  return id === '';
}

/** What only the snapshot tells, such as the bytes of a run without `--json`, is taken over from it. */
function withoutDoubles(runs: readonly RunRecord[]): readonly RunRecord[] {
  const wrapped = runs.filter((run) => !isTraced(run));
  const traced = runs.filter(isTraced);
  return runs.flatMap((run) => {
    if (isTraced(run)) return wrapped.some((other) => hasLeft(other, run)) ? [] : [run];
    const trace = traced.find((other) => hasLeft(run, other));
    return [trace === undefined ? run : unchanged(run, { ...trace, ...run })];
  });
}

function hasLeft({ endedAtMs, durationSeconds = 0, verdict }: RunRecord, trace: RunRecord): boolean {
  if (LEAVES[verdict] === 'none' || (LEAVES[verdict] === 'bad' && trace.verdict === 'ok')) return false;
  const startedAtMs = endedAtMs - durationSeconds * 1000;
  return trace.endedAtMs >= startedAtMs - STAMP_TOLERANCE_MS && trace.endedAtMs <= endedAtMs + STAMP_TOLERANCE_MS;
}

function byEnd(a: RunRecord, b: RunRecord): number {
  return b.endedAtMs - a.endedAtMs || (a.id < b.id ? 1 : -1);
}

/** What ended before a wrapped run that succeeded never matters again, nor do traces before a few others that did. */
function keptOf(runs: readonly RunRecord[]): readonly RunRecord[] {
  const kept: RunRecord[] = [];
  let [traced, unsuccessful] = [0, 0];
  for (const run of runs) {
    if (isTraced(run) && traced === KEPT_TRACED_SUCCESSES) continue;
    if (run.verdict !== 'ok' && ++unsuccessful > MOST_UNSUCCESSFUL) continue;
    kept.push(run);
    if (run.verdict !== 'ok') continue;
    if (!isTraced(run)) break;
    traced += 1;
  }
  return kept;
}
