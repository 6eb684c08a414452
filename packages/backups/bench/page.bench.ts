import { backup, kopia } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import {
  addAnswer,
  addRun,
  BackupPage,
  emptyRecord,
  type RepositoryRecord,
  type RepositoryView,
} from '../src/index.ts';
import { answerOf, HOUR, NOON } from '../test/example.ts';
import { listOf, sourceOf } from './fleet.ts';

/** Heading of the table. */
export const title = 'Backups on a page: 10,000 sources in 200 repositories, and 1,700 in one';

const REPOSITORIES = 200;
const SOURCES = 50;
const LARGE = 1700;

const VIEW: RepositoryView = {
  name: 'nas',
  stateMaxAgeSeconds: 86_400,
  expected: { interval_seconds: 86_400 },
  retention: { daily: 7, weekly: 4, monthly: 12, time_zone: 'Europe/Berlin' },
};

/** The median of some rounds in one process. Nothing is compared with peers: there are none. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const rounds = quick ? 5 : 31;
  const page = new BackupPage(createRegistry([backup, kopia], { maxSeries: 1_000_000 }).metrics);
  const records = Array.from({ length: REPOSITORIES }, (_, index) => recordOf(index, SOURCES));
  records.forEach((record, index) => page.set(String(index), record, VIEW));
  const first = time(() => page.feed(NOON));
  let at = NOON;
  const idle = median(rounds, () => {
    at += 1;
    return time(() => repeat(1000, () => page.feed(at))) / 1000;
  });
  const run = median(rounds, (round) => {
    page.set('7', withRun(records[7], at + round), VIEW);
    return time(() => page.feed(at + round));
  });
  const look = median(rounds, (round) => {
    page.set('8', withLook(records[8], SOURCES, at + round), VIEW);
    return time(() => page.feed(at + round));
  });
  return [
    { what: 'feed, nothing changed', measured: idle * 1000, unit: 'us', better: 'lower', must: 5, aim: 1 },
    { what: 'feed, one run of one source', measured: run, unit: 'ms', better: 'lower', must: 1, aim: 0.2 },
    { what: 'feed, a new list of 50 sources', measured: look, unit: 'ms', better: 'lower', must: 10, aim: 3 },
    { what: 'feed, all of it for the first time', measured: first, unit: 'ms', better: 'lower' },
    ...largeFigures(rounds),
  ];
}

function largeFigures(rounds: number): readonly Figure[] {
  const page = new BackupPage(createRegistry([backup, kopia], { maxSeries: 1_000_000 }).metrics);
  let record = recordOf(0, LARGE);
  page.set('large', record, VIEW);
  page.feed(NOON);
  const adding: number[] = [];
  const look = median(rounds, (round) => {
    const answer = answerOf('snapshots', NOON + round + 1, listOf(LARGE, NOON - HOUR));
    adding.push(time(() => (record = addAnswer(record, { collector: 'nas', answer }, NOON + round + 1))));
    page.set('large', record, VIEW);
    return time(() => page.feed(NOON + round + 1));
  });
  return [
    { what: 'addAnswer, a new list of 1,700 sources', measured: middle(adding), unit: 'ms', better: 'lower' },
    { what: 'feed, a new list of 1,700 sources', measured: look, unit: 'ms', better: 'lower', must: 100, aim: 50 },
  ];
}

function recordOf(index: number, sources: number): RepositoryRecord {
  return withLook(
    emptyRecord({ tool: index % 2 === 0 ? 'restic' : 'kopia', name: `repository ${index}` }),
    sources,
    NOON,
  );
}

function withLook(record: RepositoryRecord | undefined, sources: number, askedAtMs: number): RepositoryRecord {
  const answer = answerOf('snapshots', askedAtMs, listOf(sources, NOON - HOUR));
  return addAnswer(record ?? recordOf(0, sources), { collector: 'nas', answer }, askedAtMs);
}

function withRun(record: RepositoryRecord | undefined, endedAtMs: number): RepositoryRecord {
  const run = { kind: 'backup', id: String(endedAtMs), source: sourceOf(3), verdict: 'ok', endedAtMs } as const;
  return addRun(record ?? recordOf(0, SOURCES), run, endedAtMs);
}

function median(rounds: number, measureOnce: (round: number) => number): number {
  return middle(Array.from({ length: rounds }, (_, round) => measureOnce(round)));
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function repeat(times: number, work: () => void): void {
  for (let i = 0; i < times; i++) work();
}
