import type { Verdict } from '@lockstep/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOON } from '../../test/store-fixture.ts';
import {
  addCheck,
  addLook,
  brokenBecause,
  type Look,
  type Repository,
  totalsOf,
  unknownRepository,
} from './repository-standing.ts';

function look(atMs: number, more: Partial<Look> = {}): Look {
  return {
    id: `look-${atMs}`,
    atMs,
    verdict: 'ok',
    reason: null,
    repositoryId: undefined,
    snapshotCount: undefined,
    sizeBytes: undefined,
    ...more,
  };
}

const seen = (...looks: Look[]): Repository =>
  looks.reduce((known, next) => addLook(known, next, NOON), unknownRepository('local'));

const checked = (verdict: Verdict) =>
  addCheck(seen(look(NOON - DAY)), { id: 'c', atMs: NOON, verdict, reason: null }, NOON);

describe('brokenBecause', () => {
  it.each<{ name: string; repository: Repository; want: string | undefined }>([
    { name: 'nothing known', repository: unknownRepository('local'), want: undefined },
    { name: 'a good look', repository: seen(look(NOON)), want: undefined },
    { name: 'no repository', repository: seen(look(NOON, { verdict: 'no_repository' })), want: 'no repository' },
    {
      name: 'a wrong password, with its reason',
      repository: seen(look(NOON, { verdict: 'wrong_password', reason: 'no key found' })),
      want: 'wrong password (no key found)',
    },
    { name: 'a failed look', repository: seen(look(NOON, { verdict: 'failed' })), want: 'failed' },
    { name: 'a locked repository tells nothing', repository: seen(look(NOON, { verdict: 'locked' })), want: undefined },
    {
      name: 'a slow look does not heal',
      repository: seen(look(NOON - HOUR, { verdict: 'failed' }), look(NOON, { verdict: 'timeout' })),
      want: 'failed',
    },
    {
      name: 'a good look heals',
      repository: seen(look(NOON - HOUR, { verdict: 'failed' }), look(NOON)),
      want: undefined,
    },
    { name: 'a failed check', repository: checked('failed'), want: 'its check: failed' },
    { name: 'a good check', repository: checked('ok'), want: undefined },
    { name: 'a cancelled check tells nothing', repository: checked('cancelled'), want: undefined },
    {
      name: 'no snapshot after there were some',
      repository: seen(look(NOON - HOUR, { snapshotCount: 7 }), look(NOON, { snapshotCount: 0 })),
      want: 'all its snapshots are gone',
    },
    { name: 'no snapshot yet', repository: seen(look(NOON, { snapshotCount: 0 })), want: undefined },
    {
      name: 'no snapshot before there were some',
      repository: seen(look(NOON - HOUR, { snapshotCount: 0 }), look(NOON, { snapshotCount: 7 })),
      want: undefined,
    },
  ])('$name', ({ repository, want }) => {
    expect(brokenBecause(repository)).toBe(want);
  });
});

describe('addLook', () => {
  it('P09 comes to the same whatever the order', () => {
    const anyLook = fc.record({
      atMs: fc.integer({ min: 0, max: 10 }).map((hours) => NOON - hours * HOUR),
      verdict: fc.constantFrom<Verdict[]>('ok', 'failed', 'locked', 'no_repository'),
      snapshotCount: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
    });
    const distinct = fc.uniqueArray(anyLook, { selector: ({ atMs }) => atMs, minLength: 1 });
    fc.assert(
      fc.property(
        distinct.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const build = (looks: typeof list) => seen(...looks.map(({ atMs, ...rest }) => look(atMs, rest)));
          expect(build(shuffled)).toEqual(build(list));
        },
      ),
    );
  });
});

describe('totalsOf', () => {
  const named = (name: string, repository: Repository): Repository => ({ ...repository, name });
  const full = (atMs: number, snapshotCount: number) =>
    seen(look(atMs, { snapshotCount, sizeBytes: snapshotCount * 10 }));

  it.each<{ name: string; repositories: Repository[]; count: number | undefined; size: number | undefined }>([
    { name: 'nothing is unknown, not zero', repositories: [], count: undefined, size: undefined },
    { name: 'one', repositories: [full(NOON, 3)], count: 3, size: 30 },
    { name: 'two are added up', repositories: [full(NOON, 3), named('offsite', full(NOON, 4))], count: 7, size: 70 },
    {
      name: 'one unknown number leaves that sum unknown',
      repositories: [full(NOON, 3), named('offsite', seen(look(NOON, { snapshotCount: 4 })))],
      count: 7,
      size: undefined,
    },
    {
      name: 'withheld after the stated age',
      repositories: [full(NOON - 2 * DAY - 1, 3)],
      count: undefined,
      size: undefined,
    },
    { name: 'shown up to the stated age', repositories: [full(NOON - 2 * DAY, 3)], count: 3, size: 30 },
    {
      name: 'a repository that cannot be listed any more leaves the sum unknown in time',
      repositories: [addLook(full(NOON - 3 * DAY, 3), look(NOON, { verdict: 'failed' }), NOON)],
      count: undefined,
      size: undefined,
    },
    {
      name: 'one that nobody looks at any more does not count',
      repositories: [full(NOON, 3), named('old', full(NOON - 30 * DAY, 4))],
      count: 3,
      size: 30,
    },
  ])('$name', ({ repositories, count, size }) => {
    const totals = totalsOf(repositories, NOON, 2 * DAY);
    expect({ count: totals.snapshotCount, size: totals.sizeBytes }).toEqual({ count, size });
  });

  it('says when it will be too old', () => {
    expect(totalsOf([full(NOON - HOUR, 3)], NOON, 2 * DAY).staleAtMs).toBe(NOON - HOUR + 2 * DAY);
  });
});
