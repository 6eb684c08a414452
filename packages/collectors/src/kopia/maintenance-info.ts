import { defined } from '../defined.ts';
import { instant, isObject, text } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import { secondsOfNanoseconds } from './duration.ts';
import { compareInstants } from './instant.ts';
import { readObject } from './json.ts';

/** Schedule and history of maintenance. A pause has no field of its own: it only shows as a later next time. */
export interface KopiaMaintenance {
  /** `user@host` that may run it. Absent when Kopia knows none, as after the loss of all indexes. */
  readonly owner?: string;
  readonly quick: KopiaMaintenanceCycle;
  readonly full: KopiaMaintenanceCycle;
  /** By task name, in their order. Kopia keeps the last 50 runs of each. */
  readonly tasks: readonly KopiaMaintenanceTask[];
  /** End of the last full cycle that began well: of `snapshot-gc`, its first task. Kopia records no cycles. */
  readonly lastFullTime?: string;
}

/** One of the two cycles. */
export interface KopiaMaintenanceCycle {
  readonly isEnabled?: boolean;
  readonly intervalSeconds?: number;
  /** Absent until the first run. */
  readonly nextTime?: string;
}

/** What is known of one task. */
export interface KopiaMaintenanceTask {
  /** Kopia's word, which may be new to us. */
  readonly name: string;
  readonly lastEndTime?: string;
  readonly lastSuccess: boolean;
  /** Of the last run, when it failed. */
  readonly lastError?: string;
  readonly lastSuccessTime?: string;
}

const ASKED = 'kopia maintenance info --json';

/** A task that only a full cycle runs. */
const FULL_CYCLE_TASK = 'snapshot-gc';

/** Reads `kopia maintenance info --json`. */
export function readMaintenanceInfo(stdout: Uint8Array): Known<KopiaMaintenance> {
  const answer = readObject(stdout, ASKED);
  if (!answer.known) return answer;
  const { owner, quick, full, schedule } = answer.value;
  if (!isObject(schedule) || !('runs' in schedule)) return unknown(`\`${ASKED}\` printed no schedule`);
  const tasks = readTasks(schedule['runs']);
  return known({
    quick: readCycle(quick, schedule['nextQuickMaintenance']),
    full: readCycle(full, schedule['nextFullMaintenance']),
    tasks,
    ...defined({
      owner: text(owner),
      lastFullTime: tasks.find(({ name }) => name === FULL_CYCLE_TASK)?.lastSuccessTime,
    }),
  });
}

function readCycle(cycle: unknown, nextTime: unknown): KopiaMaintenanceCycle {
  const { enabled, interval } = isObject(cycle) ? cycle : {};
  return defined({
    isEnabled: typeof enabled === 'boolean' ? enabled : undefined,
    intervalSeconds: secondsOfNanoseconds(interval),
    nextTime: instant(nextTime),
  });
}

// A fresh repository has null here.
function readTasks(runs: unknown): readonly KopiaMaintenanceTask[] {
  if (!isObject(runs)) return [];
  return Object.entries(runs)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, history]) => readTask(name, history));
}

function readTask(name: string, history: unknown): readonly KopiaMaintenanceTask[] {
  const runs = (Array.isArray(history) ? history : []).filter(isObject).flatMap((run) => {
    const end = instant(run['end']) ?? instant(run['start']);
    // `success` is omitted when it is false.
    return end === undefined ? [] : [{ end, succeeded: run['success'] === true, error: text(run['error']) }];
  });
  const [last, ...others] = runs.toSorted((a, b) => compareInstants(b.end, a.end));
  if (last === undefined) return [];
  const lastSuccessTime = [last, ...others].find(({ succeeded }) => succeeded)?.end;
  return [
    {
      name,
      lastSuccess: last.succeeded,
      ...defined({ lastEndTime: last.end, lastError: last.error, lastSuccessTime }),
    },
  ];
}
