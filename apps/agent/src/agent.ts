import { join } from 'node:path';
import type { Report } from '@lockstep/protocol';
import { deliver, type Delivery } from './delivery/deliver.ts';
import { messageOf, reportSender } from './delivery/send-reports.ts';
import { type Memory, openMemory } from './memory.ts';
import { heartbeatReport, newReportId } from './reports.ts';
import { type Environment, readSettings, type Settings } from './settings.ts';
import { tryLock } from './spool/lock.ts';
import { openSpool, type Spool } from './spool/spool.ts';

/** The parts that every command works with. Opening them never fails: what is broken is said and done without. */
export interface Agent {
  readonly settings: Settings;
  readonly memory: Memory;
  /** Keeps a report until the server has it: on disk, or, where the disk refuses, in the memory of this process. */
  readonly keep: (report: Report) => void;
  /** Sends what waits. `undefined` when another agent on this host is sending. Never rejects. */
  readonly deliver: (options: DeliverOptions) => Promise<Delivery | undefined>;
  readonly log: (line: string) => void;
}

/** How long and with what a delivery is done. */
export interface DeliverOptions {
  readonly heartbeat: boolean;
  /** No request is begun later than this after the first. */
  readonly budgetMs: number;
  /** No request is begun when this is aborted. */
  readonly abort?: AbortSignal;
}

/** Bounds one exchange with the server. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Reports that are held while the disk refuses them; a job a minute for half an hour, and all fit into one request. */
const MAX_UNSPOOLED = 30;

/** Opens the agent. Throws a `UsageError` for a state folder that is relative. */
export function openAgent(env: Environment, log: (line: string) => void): Agent {
  const settings = readSettings(env);
  const spool = openSpoolOrNot(settings, log);
  let unspooled: Report[] = [];
  return {
    settings,
    memory: openMemory(join(settings.stateDirectory, 'memory')),
    keep(report) {
      try {
        if (spool === undefined) throw new Error('there is no spool');
        spool.add(report);
      } catch (error) {
        log(`the report cannot be kept on disk, and is lost unless the server takes it now: ${messageOf(error)}`);
        unspooled = [...unspooled, report].slice(-MAX_UNSPOOLED);
      }
    },
    async deliver(options) {
      const delivery = await deliverLocked({ ...options, settings, spool, extra: unspooled, log });
      unspooled = unspooled.filter(({ id }) => delivery?.settled.has(id) !== true);
      return delivery;
    },
    log,
  };
}

function openSpoolOrNot({ stateDirectory }: Settings, log: (line: string) => void): Spool | undefined {
  try {
    return openSpool(join(stateDirectory, 'spool'), { log });
  } catch (error) {
    log(
      `${stateDirectory} cannot be used: ${messageOf(error)}. Reports that the server does not take at once are lost.`,
    );
    return undefined;
  }
}

interface LockedDelivery extends DeliverOptions {
  readonly settings: Settings;
  readonly spool: Spool | undefined;
  readonly extra: readonly Report[];
  readonly log: (line: string) => void;
}

async function deliverLocked(options: LockedDelivery): Promise<Delivery | undefined> {
  const { settings, spool, extra, log, budgetMs, abort } = options;
  // What is only in memory is sent even then: nobody else can.
  const lock = spool === undefined ? undefined : tryLock(join(settings.stateDirectory, 'send.lock'));
  if (spool !== undefined && lock === undefined && extra.length === 0) return undefined;
  const startedAt = performance.now();
  try {
    const dropped = lock === undefined ? undefined : spool?.dropped(newReportId());
    const heartbeat = options.heartbeat ? [heartbeatOf(spool, dropped)] : [];
    const delivery = await deliver({
      spool: lock === undefined ? undefined : spool,
      extra: [...heartbeat, ...extra],
      send: reportSender(settings, REQUEST_TIMEOUT_MS),
      log,
      isOver: () => abort?.aborted === true || performance.now() - startedAt > budgetMs,
    });
    if (options.heartbeat && dropped !== undefined && delivery.settled.has(dropped.id))
      spool?.forgetDropped(dropped.id);
    return delivery;
  } catch (error) {
    // Nothing else throws here. What is in memory goes without the spool, so that a broken disk is no host that is offline.
    const problem = `${settings.stateDirectory}: ${messageOf(error)}`;
    if (spool === undefined) return { settled: new Set(), problem };
    const delivery = await deliverLocked({ ...options, spool: undefined });
    return { settled: delivery?.settled ?? new Set(), problem };
  } finally {
    lock?.release();
  }
}

function heartbeatOf(spool: Spool | undefined, dropped: { id: string; count: number } | undefined): Report {
  const counts = { dropped: dropped?.count ?? 0, parked: spool?.parked() ?? 0 };
  return heartbeatReport(dropped?.id ?? newReportId(), counts);
}
