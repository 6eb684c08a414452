import type { Report } from '@lockstep/protocol';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import { openForReading, openForWriting } from '../src/storage/connection.ts';
import { openStore } from '../src/storage/open-store.ts';
import { fleetReads } from '../src/storage/reads/fleet-reads.ts';
import type { Store } from '../src/storage/store.ts';
import { createExecutor } from '../src/storage/writer/execute.ts';
import { commitGroup } from '../src/storage/writer/group-commit.ts';

export const title = 'The store: durable ingest, and what a scrape costs';

const IN_FLIGHT = 64;
const HOSTS = 200;

/** Rates are taken in turn, round by round, so that a busy machine slows both; the figures are medians. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  try {
    return [
      ...(await measureIngest(join(folder, 'group.db'), join(folder, 'single.db'), quick ? 1 : 5)),
      ...(await measureScrape(join(folder, 'scrape.db'), quick ? 1000 : 10_000)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureIngest(groupPath: string, singlePath: string, rounds: number): Promise<Figure[]> {
  const grouped: number[] = [];
  const single: number[] = [];
  const store = await openStore({ path: groupPath, clock: Date.now });
  const hosts = await enrol(store, HOSTS);
  const baseline = await oneCommitEach(singlePath);
  for (let round = 0; round <= rounds; round += 1) {
    const group = await ratePerSecond(6000, (reports) => inFlight(store, hosts, reports));
    const each = await ratePerSecond(1500, async (reports) => baseline.ingest(reports));
    // The first round warms up.
    if (round > 0) grouped.push(group);
    if (round > 0) single.push(each);
  }
  baseline.close();
  await store.close();
  const ratios = grouped.map((rate, i) => rate / (single[i] ?? NaN));
  return [
    {
      what: `durable ingest, ${IN_FLIGHT} in flight, against one commit per report`,
      measured: median(ratios),
      unit: 'x',
      must: 4,
      aim: 5.5,
      better: 'higher',
    },
    { what: `durable ingest, ${IN_FLIGHT} in flight`, measured: median(grouped), unit: '/s', better: 'higher' },
    {
      what: 'durable ingest, one commit per report, without a thread between',
      measured: median(single),
      unit: '/s',
      better: 'higher',
    },
  ];
}

async function enrol(store: Store, count: number): Promise<string[]> {
  const enrolments = await Promise.all(Array.from({ length: count }, (_, i) => store.enrolHost({ name: `host-${i}` })));
  return enrolments.map((enrolment) => (enrolment.ok ? enrolment.credentials.host_id : ''));
}

/** The same writes on the same schema with the same settings, each in a transaction of its own. */
async function oneCommitEach(path: string) {
  const store = await openStore({ path, clock: Date.now });
  const hosts = await enrol(store, HOSTS);
  await store.close();
  const connection = openForWriting(path);
  const executor = createExecutor(connection, false);
  return {
    ingest: (reports: readonly Report[]) => {
      for (const [i, report] of reports.entries()) {
        const hostId = hosts[i % HOSTS] ?? '';
        const batch = { receivedAtMs: Date.now(), reports: [report] };
        commitGroup(connection, executor, [{ id: i, write: { name: 'reports', hostId, batch } }], () => undefined);
      }
    },
    close: () => connection.close(),
  };
}

/** So many callers, each of which sends its next report when the last one was acknowledged. */
async function inFlight(store: Store, hosts: readonly string[], reports: readonly Report[]): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let i = next++; i < reports.length; i = next++) {
      const report = reports[i];
      if (report === undefined) return;
      await store.acceptReports(hosts[i % HOSTS] ?? '', { receivedAtMs: Date.now(), reports: [report] });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, caller));
}

async function ratePerSecond(count: number, run: (reports: readonly Report[]) => Promise<void>): Promise<number> {
  const reports = Array.from({ length: count }, backup);
  const began = performance.now();
  await run(reports);
  return count / ((performance.now() - began) / 1000);
}

async function measureScrape(path: string, hostCount: number): Promise<Figure[]> {
  const store = await openStore({ path, clock: Date.now });
  const hosts = await enrol(store, hostCount);
  const reads = fleetReads(openForReading(path));
  let rev = reads.changesSince(-1)?.rev ?? 0;
  const changed: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const some = Array.from({ length: 100 }, (_, i) => hosts[(round * 100 + i) % hostCount] ?? '');
    await Promise.all(some.map((id) => store.acceptReports(id, { receivedAtMs: Date.now(), reports: [backup()] })));
    const began = performance.now();
    const changes = reads.changesSince(rev);
    const took = (performance.now() - began) * 1000;
    // A job changes the row of its host and that of its repository.
    changed.push(took / ((changes?.hosts.length ?? NaN) + (changes?.records.length ?? NaN)));
    rev = changes?.rev ?? rev;
  }
  const idle = microseconds(10_000, () => reads.changesSince(rev));
  store.fleet.update(Date.now());
  const update = microseconds(500, () => store.fleet.update(Date.now()));
  await store.close();
  return [
    { what: 'SQLite work in a scrape, nothing changed', measured: idle, unit: 'µs', must: 50, aim: 5, better: 'lower' },
    {
      what: 'SQLite work in a scrape, per changed row',
      measured: median(changed),
      unit: 'µs',
      must: 5,
      aim: 2.3,
      better: 'lower',
    },
    { what: `fleet.update of ${hostCount} hosts, nothing changed`, measured: update, unit: 'µs', better: 'lower' },
  ];
}

function microseconds(times: number, run: () => void): number {
  const began = performance.now();
  for (let i = 0; i < times; i += 1) run();
  return ((performance.now() - began) * 1000) / times;
}

function backup(): Report {
  const at = new Date().toISOString();
  return {
    id: ulid(),
    type: 'job',
    kind: 'backup',
    verdict: 'ok',
    started_at: at,
    finished_at: at,
    duration_seconds: 61.2,
    repository: 'sftp:backup@example.org:/srv/restic',
    source: '/home',
    tool: { name: 'restic', version: '0.18.0' },
    exit_code: 0,
    snapshot_id: '5d6a0bdb7a4ac4d1c4cd1d2b1c3ba7a5ae0e5d3f7f5ebdb1de1d7f7a5a7d6b00',
    bytes_added: 1_234_567,
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}
