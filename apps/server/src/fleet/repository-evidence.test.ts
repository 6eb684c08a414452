import { addAnswer, addRun, emptyRecord, type RepositoryRecord } from '@lockstep/backups';
import type { CheckDepth } from '@lockstep/collectors';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from './repository-evidence.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR = 3_600_000;
const MAX_AGE = 48 * HOUR;

type Change = (record: RepositoryRecord) => RepositoryRecord;

const checked =
  (hoursAgo: number, isGood: boolean, depth: CheckDepth = 'structure'): Change =>
  (record) =>
    addRun(
      record,
      {
        kind: 'check',
        id: `check-${hoursAgo}`,
        endedAtMs: NOW - hoursAgo * HOUR,
        verdict: isGood ? 'ok' : 'failed',
        depth,
      },
      NOW,
    );

const locked =
  (hoursAgo: number, count: number, oldestHoursAgo?: number): Change =>
  (record) =>
    addAnswer(
      record,
      {
        collector: 'x',
        answer: {
          question: 'locks',
          askedAtMs: NOW - hoursAgo * HOUR,
          durationSeconds: 1,
          verdict: 'ok',
          parsed: count,
          rejected: 0,
          found: { count, ...(oldestHoursAgo !== undefined && { oldestAtMs: NOW - oldestHoursAgo * HOUR }) },
        },
      },
      NOW,
    );

const restic = (...changes: Change[]) =>
  changes.reduce((record, change) => change(record), emptyRecord({ tool: 'restic', name: 'x' }));
const kopia = (...changes: Change[]) =>
  changes.reduce((record, change) => change(record), emptyRecord({ tool: 'kopia', name: 'x' }));

const seconds = (hoursAgo: number) => (NOW - hoursAgo * HOUR) / 1000;

const table: {
  name: string;
  repositories: RepositoryRecord[];
  check: [seconds?: number | undefined, success?: number];
  locks: [count?: number, oldest?: number];
}[] = [
  { name: 'nothing', repositories: [], check: [], locks: [] },
  { name: 'a repository of which nothing is known', repositories: [restic()], check: [], locks: [] },
  { name: 'a good check', repositories: [restic(checked(5, true))], check: [seconds(5), 1], locks: [] },
  {
    name: 'the oldest of two repositories',
    repositories: [restic(checked(5, true)), restic(checked(9, true))],
    check: [seconds(9), 1],
    locks: [],
  },
  {
    name: 'one that was never checked',
    repositories: [restic(checked(5, true)), restic()],
    check: [],
    locks: [],
  },
  {
    name: 'damage beside one that was never checked',
    repositories: [restic(checked(5, false)), restic()],
    check: [undefined, 0],
    locks: [],
  },
  {
    name: 'damage that a later check of the same depth does not find any more',
    repositories: [restic(checked(5, false), checked(4, true))],
    check: [seconds(4), 1],
    locks: [],
  },
  {
    name: 'damage of the data, which no check of the structure takes back',
    repositories: [restic(checked(5, false, 'data'), checked(4, true))],
    check: [seconds(4), 0],
    locks: [],
  },
  {
    name: 'damage of the structure, which a check of the data takes back',
    repositories: [restic(checked(5, false), checked(4, true, 'data'))],
    check: [seconds(4), 1],
    locks: [],
  },
  { name: 'no locks', repositories: [restic(locked(1, 0))], check: [], locks: [0] },
  {
    name: 'locks of two repositories',
    repositories: [restic(locked(1, 2, 3)), restic(locked(1, 1, 7)), kopia()],
    check: [],
    locks: [3, seconds(7)],
  },
  {
    name: 'locks of which one is not known',
    repositories: [restic(locked(1, 2, 3)), restic()],
    check: [],
    locks: [],
  },
  { name: 'locks that are too old to be shown', repositories: [restic(locked(49, 2, 50))], check: [], locks: [] },
];

describe('the evidence of a host', () => {
  it.each(table)('of $name', ({ repositories, check, locks }) => {
    const both = repositories.map((record) => ({ told: record, shared: record }));
    const evidence = evidenceOf(both, NOW, MAX_AGE);
    expect([evidence.lastCheckSeconds, evidence.lastCheckSuccess]).toEqual([check[0], check[1]]);
    expect([evidence.locks, evidence.oldestLockSeconds]).toEqual([locks[0], locks[1]]);
  });

  it('counts checks by any host of the repository, and restore tests of the host alone', () => {
    const test =
      (hoursAgo: number): Change =>
      (record) =>
        addRun(record, { kind: 'restore_test', id: 'x', endedAtMs: NOW - hoursAgo * HOUR, verdict: 'ok' }, NOW);
    const evidence = evidenceOf([{ told: restic(test(9)), shared: restic(test(1), checked(2, true)) }], NOW, MAX_AGE);
    expect([evidence.lastRestoreTestSeconds, evidence.lastCheckSeconds]).toEqual([seconds(9), seconds(2)]);
  });

  it('holds until the locks are too old', () => {
    expect(evidenceOf([{ told: restic(), shared: restic(locked(1, 0)) }], NOW, MAX_AGE).staleAtMs).toBe(
      NOW - HOUR + MAX_AGE,
    );
  });
});
