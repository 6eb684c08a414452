import { type FactsReport, inParts, type JobReport, type Report, type WireAnswer } from '@lockstep/protocol';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import { createServerRegistry, followStore } from '../src/server-metrics.ts';
import { openStore } from '../src/storage/open-store.ts';
import type { Store } from '../src/storage/store.ts';

export const title = 'A repository of 1,700 sources: what a look at it and a run in it cost the server';

const SOURCES = 1700;

/** Medians over looks and runs that follow each other; the first of each warms up. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  const store = await openStore({ path: join(folder, 'large.db'), clock: Date.now });
  try {
    return await measureStore(store, quick ? 4 : 12);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function measureStore(store: Store, rounds: number): Promise<Figure[]> {
  const enrolment = await store.enrolHost({ name: 'alpha', expected: { interval_seconds: 86_400 } });
  if (!enrolment.ok) throw new Error(enrolment.message);
  const registry = createServerRegistry({ version: '0', commit: 'none', nodeVersion: 'v0' });
  followStore(registry, store, Date.now);
  const hostId = enrolment.credentials.host_id;
  const send = (reports: readonly Report[]) => store.acceptReports(hostId, { receivedAtMs: Date.now(), reports });
  const figures = { look: [] as number[], followLook: [] as number[], run: [] as number[], followRun: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const reports = look();
    figures.look.push(await milliseconds(() => send(reports)));
    figures.followLook.push(await milliseconds(() => follow(store, registry)));
    figures.run.push(await milliseconds(() => send([run()])));
    figures.followRun.push(await milliseconds(() => follow(store, registry)));
  }
  const of = (what: string, taken: readonly number[]): Figure => ({
    what,
    measured: median(taken.slice(1)),
    unit: 'ms',
    better: 'lower',
  });
  return [
    of('a look in parts, to its commit', figures.look),
    of('following a look in memory and on the page', figures.followLook),
    of('a run of one source, to its commit', figures.run),
    of('following a run in memory and on the page', figures.followRun),
  ];
}

function follow(store: Store, { metrics }: ReturnType<typeof createServerRegistry>): void {
  store.fleet.update(Date.now());
  store.fleet.feed(metrics);
}

function look(): FactsReport[] {
  const at = new Date();
  return inParts(answer(at)).map((snapshots) => ({
    id: ulid(),
    type: 'facts',
    observed_at: at.toISOString(),
    verdict: 'ok',
    repository: 'local',
    hostname: 'host-0',
    answers: { snapshots },
  }));
}

function answer(at: Date): WireAnswer<'snapshots'> {
  const endedAt = new Date(at.getTime() - 3_600_000).toISOString();
  const today = Math.floor(at.getTime() / 1000);
  return {
    question: 'snapshots',
    asked_at: at.toISOString(),
    duration_seconds: 2.2,
    verdict: 'ok',
    parsed: SOURCES,
    rejected: 0,
    found: {
      sources: Array.from({ length: SOURCES }, (_, i) => ({
        source: sourceOf(i),
        complete: 14,
        incomplete: 0,
        restore_points: Array.from({ length: 14 }, (_day, day) => today - (14 - day) * 86_400),
        newest: { size_bytes: 123_456_789, files: 4321 },
        last_run: { ended_at: endedAt, verdict: 'ok', duration_seconds: 61.2, added_bytes: 123_456 },
        last_success_at: endedAt,
      })),
    },
  };
}

function run(): JobReport {
  const at = new Date().toISOString();
  return {
    id: ulid(),
    type: 'job',
    kind: 'backup',
    verdict: 'ok',
    started_at: at,
    finished_at: at,
    duration_seconds: 0,
    repository: 'local',
    source: '/srv/0',
    backup_source: sourceOf(0),
  };
}

function sourceOf(i: number) {
  return { host: `host-${i % 40}`, user: 'root', paths: [`/srv/tenants/${i}/data`] };
}

async function milliseconds(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}
