import type { FactsReport, HeartbeatReport, JobReport, NewHost, Report } from '@lockstep/protocol';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { onTestFinished } from 'vitest';
import { openStore } from '../src/storage/open-store.ts';
import type { ReportOutcome, Store, StoreOptions } from '../src/storage/store.ts';

/** The instant at which tests begin. */
export const NOON = Date.UTC(2026, 10, 21, 12);

/** Lengths of time in milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-store-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A store in a folder of its own, with a clock that the test sets. */
export interface StoreFixture {
  readonly folder: string;
  readonly path: string;
  readonly store: Store;
  now: number;
  /** Closes the store and opens it again, with other options if given. */
  readonly restart: (options?: Partial<StoreOptions>) => Promise<void>;
  /** Enrols a host and returns its id. */
  readonly enrol: (name: string, settings?: Omit<NewHost, 'name'>) => Promise<string>;
  /** Sends reports as the host, received now. */
  readonly send: (hostId: string, ...reports: Report[]) => Promise<readonly ReportOutcome[]>;
}

/** Opens a new store; it is closed after the test. */
export async function storeFixture(options: Partial<StoreOptions> = {}): Promise<StoreFixture> {
  const folder = temporaryFolder();
  const path = join(folder, 'fleet.db');
  let current: Store;
  const open = (changed = options) => openStore({ path, clock: () => fixture.now, ...changed });
  const fixture: StoreFixture = {
    folder,
    path,
    now: NOON,
    get store() {
      return current;
    },
    restart: async (changed) => {
      await current.close();
      current = await open(changed);
    },
    enrol: async (name, settings = {}) => {
      const enrolment = await current.enrolHost({ name, ...settings });
      if (!enrolment.ok) throw new Error(enrolment.message);
      return enrolment.credentials.host_id;
    },
    send: (hostId, ...reports) => current.acceptReports(hostId, { receivedAtMs: fixture.now, reports }),
  };
  current = await open();
  onTestFinished(() => current.close());
  return fixture;
}

/** A backup of /home to `local` that ended at `endMs` after a minute. */
export function backup(endMs: number, more: Partial<JobReport> = {}): JobReport {
  return {
    id: ulid(endMs),
    type: 'job',
    kind: 'backup',
    verdict: 'ok',
    started_at: new Date(endMs - MINUTE).toISOString(),
    finished_at: new Date(endMs).toISOString(),
    duration_seconds: 60,
    repository: 'local',
    source: '/home',
    ...more,
  };
}

/** A good look at the repository `local`. */
export function facts(atMs: number, more: Partial<FactsReport> = {}): FactsReport {
  return {
    id: ulid(atMs),
    type: 'facts',
    observed_at: new Date(atMs).toISOString(),
    verdict: 'ok',
    repository: 'local',
    ...more,
  };
}

/** A heartbeat. */
export function heartbeat(atMs: number, more: Partial<HeartbeatReport> = {}): HeartbeatReport {
  return { id: ulid(atMs), type: 'heartbeat', sent_at: new Date(atMs).toISOString(), ...more };
}
