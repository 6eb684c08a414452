import type { Report } from '@lockstep/protocol';
import type { Spool, Waiting } from '../spool/spool.ts';
import type { SendOutcome, SendReports } from './send-reports.ts';

/** What a delivery needs. */
export interface DeliveryOptions {
  /** Absent when the disk does not let the agent have one. */
  readonly spool: Spool | undefined;
  /** Goes first and is not on disk: a heartbeat, or a report that could not be spooled. */
  readonly extra: readonly Report[];
  readonly send: SendReports;
  readonly log: (line: string) => void;
  /** No further request is begun when this says so. */
  readonly isOver?: () => boolean;
}

/** How far it came. */
export interface Delivery {
  /** Ids that the server has, or refused for good. */
  readonly settled: ReadonlySet<string>;
  /** Why it ended early; the rest waits. */
  readonly problem?: string;
  readonly retryAfterSeconds?: number;
}

/** One report on its way. Those without a name are not on disk. */
interface Parcel {
  readonly name?: string;
  readonly report: Report;
}

interface Progress {
  readonly options: DeliveryOptions;
  readonly settled: Set<string>;
}

type Kept = Extract<SendOutcome, { type: 'kept' }>;

/**
 * Sends what waits, oldest first, batch by batch, until all is delivered or the server is away. What the server has is
 * removed, what it refuses for good is parked, everything else stays for the next time, under the same id.
 */
export async function deliver(options: DeliveryOptions): Promise<Delivery> {
  const progress: Progress = { options, settled: new Set() };
  let batch: readonly Parcel[] = [...options.extra.map((report) => ({ report })), ...waitingAfter(options, undefined)];
  while (batch.length > 0 && options.isOver?.() !== true) {
    const kept = await sendBatch(batch, progress);
    if (kept !== undefined) {
      const { problem, retryAfterSeconds } = kept;
      return { settled: progress.settled, problem, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
    }
    const last = batch.at(-1)?.name;
    batch = last === undefined ? [] : waitingAfter(options, last);
  }
  return { settled: progress.settled };
}

function waitingAfter({ spool, extra }: DeliveryOptions, name: string | undefined): readonly Waiting[] {
  const batch = spool?.next(name) ?? [];
  const room = name === undefined ? batch.length - Math.max(0, extra.length - 1) : batch.length;
  return batch.slice(0, room);
}

/** Sends a batch; one that is refused as a whole is sent in halves, until the reports that are to blame are alone. */
async function sendBatch(batch: readonly Parcel[], progress: Progress): Promise<Kept | undefined> {
  const outcome = await progress.options.send(batch.map(({ report }) => report));
  switch (outcome.type) {
    case 'kept':
      return outcome;
    case 'answered':
      return settle(batch, outcome, progress);
    case 'refused': {
      const [only, second] = batch;
      if (only !== undefined && second === undefined) return park(only, outcome.problem, progress);
      const half = Math.ceil(batch.length / 2);
      return (await sendBatch(batch.slice(0, half), progress)) ?? sendBatch(batch.slice(half), progress);
    }
  }
}

function settle(
  batch: readonly Parcel[],
  { results }: Extract<SendOutcome, { type: 'answered' }>,
  progress: Progress,
): Kept | undefined {
  for (const parcel of batch) {
    const answer = results.get(parcel.report.id);
    if (answer === undefined)
      return { type: 'kept', problem: `the server said nothing about report ${parcel.report.id}` };
    if (answer.result === 'stored' || answer.result === 'duplicate') {
      progress.settled.add(parcel.report.id);
      if (parcel.name !== undefined) progress.options.spool?.remove(parcel.name);
    } else {
      park(parcel, `${answer.result}${answer.reason === '' ? '' : `: ${answer.reason}`}`, progress);
    }
  }
  return undefined;
}

function park({ name, report }: Parcel, why: string, { options, settled }: Progress): undefined {
  settled.add(report.id);
  if (name !== undefined) options.spool?.park(name);
  options.log(
    `report ${report.id} (${report.type}) was refused and ${name === undefined ? 'dropped' : 'parked'}: ${why}`,
  );
}
