import { statSync } from 'node:fs';
import { describeHost } from '../fleet/describe-host.ts';
import { Fleet } from '../fleet/fleet.ts';
import type { Deafness } from '../fleet/presence.ts';
import { jobStatus } from '@lockstep/protocol';
import { type Connection, openForReading } from './connection.ts';
import { identify, isSameFile } from './file-identity.ts';
import { writeMarker } from './marker.ts';
import type { ServerLock } from './server-lock.ts';
import { prepareStore, stateOf } from './prepare-store.ts';
import { alertReads, notificationReads } from './reads/alert-reads.ts';
import { fleetReads } from './reads/fleet-reads.ts';
import { hostReads } from './reads/host-reads.ts';
import { jobReads } from './reads/job-reads.ts';
import { toPage } from './reads/page.ts';
import type { AcceptedBatch, Commit, ReportOutcome, Store, StoredJob, StoreOptions } from './store.ts';
import { toStoreError } from './store-error.ts';
import type { StoreFiles } from './store-files.ts';
import { startWriter, type Writer } from './writer/writer.ts';

const DEFAULTS = { stateMaxAgeMs: 48 * 3_600_000, retentionDays: 400, maxHosts: 10_000, notify: false };

/**
 * Opens the store of a fleet server, making an empty one where there was none, and starts its writer.
 *
 * @throws {StoreOpenError} when the store is damaged, foreign, newer, emptied, in use or out of reach. The message says
 * what to do, and the file is untouched.
 */
export async function openStore(given: StoreOptions): Promise<Store> {
  const options = { ...DEFAULTS, ...given };
  const { files, lock, warnings } = prepareStore(options.path, options.clock());
  const hub = eventHub();
  let writer: Writer | undefined;
  try {
    writer = await startWriter({ path: files.database, notify: options.notify, nowMs: options.clock() }, hub.committed);
    return { warnings, ...assemble({ files, options, hub, writer, lock }) };
  } catch (error) {
    await writer?.close();
    lock.release();
    throw error;
  }
}

interface Parts {
  readonly files: StoreFiles;
  readonly options: Options;
  readonly hub: EventHub;
  readonly writer: Writer;
  readonly lock: ServerLock;
}

function assemble({ files, options, hub, writer, lock }: Parts): Omit<Store, 'warnings'> {
  const reader = openForReading(files.database);
  // Only now: a store that is marked open must have a log, and the writer has just made it.
  writeMarker(files.marker, { ...stateOf(reader), open: true });
  return {
    ...writeSide(writer, hub, options),
    ...readSide({ reader, writer, files, options }),
    onJobStored: hub.onJobStored,
    onCommit: hub.onCommit,
    close: async () => {
      // The writer folds the log into the file, which it can only do as the last one to have it open.
      reader.close();
      await writer.close();
      lock.release();
    },
  };
}

type Options = StoreOptions & typeof DEFAULTS;

function writeSide(writer: Writer, hub: EventHub, { clock, maxHosts }: Options) {
  return {
    enrolHost: (host) => writer.send('enrol', { host, nowMs: clock(), maxHosts }),
    joinHost: (joinToken, host) => writer.send('enrol', { host, nowMs: clock(), maxHosts, joinToken }),
    changeHost: (hostId, change) => writer.send('change', { hostId, change, nowMs: clock() }),
    removeHost: (hostId) => writer.send('remove', { hostId, nowMs: clock() }),
    rotateToken: (hostId) => writer.send('rotate', { hostId }),
    createJoinToken: (wanted) => writer.send('joinToken', { wanted, nowMs: clock() }),
    acceptReports: async (hostId, batch) => {
      const outcomes = await writer.send('reports', { hostId, batch });
      hub.stored(batch, outcomes);
      return outcomes;
    },
    markNotified: async (ids) => {
      if (ids.length > 0) await writer.send('notified', { ids });
    },
  } satisfies Partial<Store>;
}

interface ReadScene {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly files: StoreFiles;
  readonly options: Options;
}

function readSide({ reader, writer, files, options }: ReadScene) {
  const { clock, stateMaxAgeMs, retentionDays } = options;
  const hosts = hostReads(reader);
  let damage: string | undefined;
  /** A read that meets damage makes the server unready, like a write that does. */
  const guard =
    <A, R>(read: (argument: A) => R) =>
    (argument: A): R => {
      try {
        return read(argument);
      } catch (thrown) {
        const error = toStoreError(thrown);
        if (error.kind === 'corrupt') damage = error.message;
        throw error;
      }
    };
  const deaf: Deafness = { fromMs: lastSeenMs(reader) ?? clock(), untilMs: clock() };
  const fleet = new Fleet({
    reads: { changesSince: guard(fleetReads(reader).changesSince) },
    deaf,
    stateMaxAgeMs,
    storeSizeBytes: () => sizeBytes(files),
  });
  const opened = identify(files.database);
  return {
    fleet,
    hostOfTokenDigest: guard((digest: string) => hosts.ofTokenDigest(digest)),
    hosts: guard(({ limit, cursor = '' }: Parameters<Store['hosts']>[0]) => {
      fleet.update(clock());
      return toPage(
        hosts.after(cursor, limit + 1),
        limit,
        (host) => describeHost(host, clock(), { deaf, evidence: fleet.evidenceOf(host.hostId) }),
        ({ hostId }) => hostId,
      );
    }),
    jobs: guard(jobReads(reader)),
    alerts: guard(alertReads(reader)),
    pendingNotifications: guard(notificationReads(reader)),
    health: () => {
      const failure = writer.failure ?? damage;
      if (failure !== undefined) return { ok: false, reason: failure };
      return isSameFile(opened, identify(files.database))
        ? { ok: true }
        : { ok: false, reason: `${files.database} was removed or replaced while the server runs.` };
    },
    evaluateAlerts: async (nowMs) => {
      fleet.update(nowMs);
      const hostIds = fleet.hostsToJudge();
      if (hostIds.length > 0) await writer.send('judge', { hostIds, nowMs, deaf });
    },
    retain: async (nowMs) => {
      while (await writer.send('retain', { nowMs, retentionDays }));
    },
  } satisfies Partial<Store>;
}

type EventHub = ReturnType<typeof eventHub>;

function eventHub() {
  const jobListeners: ((job: StoredJob) => void)[] = [];
  const commitListeners: ((commit: Commit) => void)[] = [];
  return {
    onJobStored: (listener: (job: StoredJob) => void) => void jobListeners.push(listener),
    onCommit: (listener: (commit: Commit) => void) => void commitListeners.push(listener),
    committed: (commit: Commit) => {
      for (const listener of commitListeners) listener(commit);
    },
    stored: ({ reports }: AcceptedBatch, outcomes: readonly ReportOutcome[]) => {
      reports.forEach((report, i) => {
        if (report.type !== 'job' || outcomes[i]?.result !== 'stored') return;
        const job = { kind: report.kind, status: jobStatus(report.verdict), durationSeconds: report.duration_seconds };
        for (const listener of jobListeners) listener(job);
      });
    },
  };
}

function lastSeenMs(reader: Connection): number | null {
  return reader.prepare<[], number | null>('SELECT max(last_seen_at) FROM host').pluck().get() ?? null;
}

function sizeBytes(files: StoreFiles): number | undefined {
  const database = statSync(files.database, { throwIfNoEntry: false });
  const log = statSync(files.wal, { throwIfNoEntry: false });
  return database && database.size + (log?.size ?? 0);
}
