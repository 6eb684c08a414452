import { defined } from '../defined.ts';
import { instant, isObject } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import { secondsOfNanoseconds } from './duration.ts';
import { compareInstants } from './instant.ts';
import { readObject } from './json.ts';

/** Schedule and history of maintenance. A pause has no field of its own: it only shows as a later next time. */
export interface KopiaMaintenance {
  readonly quick: KopiaMaintenanceCycle;
  readonly full: KopiaMaintenanceCycle;
  /** Ends of the last cycles without a mistake. A full cycle does what a quick one does. Kopia keeps the last 50 runs of a task. */
  readonly lastQuickTime?: string;
  readonly lastFullTime?: string;
}

/** One of the two cycles. */
export interface KopiaMaintenanceCycle {
  readonly isEnabled?: boolean;
  readonly intervalSeconds?: number;
  /** Absent until the first run. */
  readonly nextTime?: string;
}

/** One run of a task. */
interface TaskRun {
  readonly task: string;
  readonly start: string;
  readonly end: string;
  readonly succeeded: boolean;
}

const ASKED = 'kopia maintenance info --json';

/** Ends of a quick cycle, with epochs and in the old format. */
const QUICK_ENDS = new Set(['advance-epoch', 'index-compaction']);

const FULL_START = 'snapshot-gc';

/** In the old format quick cycles end with it too. */
const FULL_END = 'cleanup-logs';

/** Reads `kopia maintenance info --json`. */
export function readMaintenanceInfo(stdout: Uint8Array): Known<KopiaMaintenance> {
  const answer = readObject(stdout, ASKED);
  if (!answer.known) return answer;
  const { quick, full, schedule } = answer.value;
  if (!isObject(schedule) || !('runs' in schedule)) return unknown(`\`${ASKED}\` printed no schedule`);
  const runs = readRuns(schedule['runs']);
  const lastFullTime = lastFullEnd(runs);
  const quickEnds = runs.filter(({ task, succeeded }) => succeeded && QUICK_ENDS.has(task)).map(({ end }) => end);
  const lastQuickTime = [...quickEnds, ...(lastFullTime === undefined ? [] : [lastFullTime])]
    .toSorted(compareInstants)
    .at(-1);
  return known({
    quick: readCycle(quick, schedule['nextQuickMaintenance']),
    full: readCycle(full, schedule['nextFullMaintenance']),
    ...defined({ lastQuickTime, lastFullTime }),
  });
}

/**
 * Kopia records tasks and no cycles. A full cycle begins with one task and ends with another; one that fails in between goes no
 * further, and one that was killed is followed by the next cycle's beginning or, in the old format, by a quick cycle's end.
 */
function lastFullEnd(runs: readonly TaskRun[]): string | undefined {
  let end: string | undefined;
  let isOpen = false;
  for (const run of runs) {
    if (run.task === FULL_START) isOpen = true;
    if (!run.succeeded) isOpen = false;
    if (isOpen && run.task === FULL_END) {
      end = run.end;
      isOpen = false;
    }
  }
  return end;
}

function readCycle(cycle: unknown, nextTime: unknown): KopiaMaintenanceCycle {
  const { enabled, interval } = isObject(cycle) ? cycle : {};
  return defined({
    isEnabled: typeof enabled === 'boolean' ? enabled : undefined,
    intervalSeconds: secondsOfNanoseconds(interval),
    nextTime: instant(nextTime),
  });
}

/** All runs of all tasks in the order in which they began. A fresh repository has null in their place. */
function readRuns(runs: unknown): readonly TaskRun[] {
  if (!isObject(runs)) return [];
  return Object.entries(runs)
    .flatMap(([task, history]) => (Array.isArray(history) ? history : []).map((run: unknown) => readRun(task, run)))
    .filter((run) => run !== undefined)
    .toSorted((a, b) => compareInstants(a.start, b.start));
}

function readRun(task: string, run: unknown): TaskRun | undefined {
  if (!isObject(run)) return undefined;
  const [start, end] = [instant(run['start']), instant(run['end'])];
  // `success` is omitted when it is false.
  return start === undefined || end === undefined
    ? undefined
    : { task, start, end, succeeded: run['success'] === true };
}
