import type { Verdict } from '@lockstep/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOON } from '../../test/store-fixture.ts';
import { addRun, type BackupRun, type Pair, standingOf } from './backup-standing.ts';

const ENROLLED = NOON - 30 * DAY;
const local = { repository: 'local', source: '/home' };
const offsite = { repository: 'offsite', source: '/home' };

function pair(where: typeof local, verdict: Verdict, lastSuccessAtMs: number | null): Pair {
  return { ...where, latestId: 'A', latestAtMs: NOON, latestVerdict: verdict, latestReason: null, lastSuccessAtMs };
}

describe('standingOf', () => {
  it.each([
    { name: 'nothing ran', pairs: [], owes: null, success: null, last: null, since: ENROLLED },
    { name: 'one good pair', pairs: [pair(local, 'ok', NOON)], owes: null, success: true, last: NOON, since: NOON },
    {
      name: 'one pair that fails now',
      pairs: [pair(local, 'failed', NOON - DAY)],
      owes: null,
      success: false,
      last: NOON - DAY,
      since: NOON - DAY,
    },
    {
      name: 'partial is no success',
      pairs: [pair(local, 'partial', null)],
      owes: null,
      success: false,
      last: null,
      since: ENROLLED,
    },
    {
      name: 'cancelled is no success',
      pairs: [pair(local, 'cancelled', null)],
      owes: null,
      success: false,
      last: null,
      since: ENROLLED,
    },
    {
      name: 'a dead off-site copy does not hide behind a good local one',
      pairs: [pair(local, 'ok', NOON), pair(offsite, 'failed', NOON - 9 * DAY)],
      owes: null,
      success: false,
      last: NOON - 9 * DAY,
      since: NOON - 9 * DAY,
    },
    {
      name: 'a mistyped run does not hide the last success of the others',
      pairs: [pair(local, 'ok', NOON), pair(offsite, 'source_missing', null)],
      owes: null,
      success: false,
      last: NOON,
      since: NOON,
    },
    {
      name: 'what is not owed does not count',
      pairs: [pair(local, 'ok', NOON), pair(offsite, 'failed', NOON - 9 * DAY)],
      owes: [local],
      success: true,
      last: NOON,
      since: NOON,
    },
    {
      name: 'an owed pair that never ran is no success',
      pairs: [pair(local, 'ok', NOON)],
      owes: [local, offsite],
      success: false,
      last: null,
      since: ENROLLED,
    },
    {
      name: 'an owed pair that never succeeded leaves the last success unknown',
      pairs: [pair(local, 'ok', NOON), pair(offsite, 'failed', null)],
      owes: [local, offsite],
      success: false,
      last: null,
      since: ENROLLED,
    },
    {
      name: 'a pair that is owed twice is owed once',
      pairs: [pair(local, 'ok', NOON)],
      owes: [local, local],
      success: true,
      last: NOON,
      since: NOON,
    },
    {
      name: 'owing nothing is owing what was seen',
      pairs: [pair(local, 'ok', NOON)],
      owes: [],
      success: true,
      last: NOON,
      since: NOON,
    },
  ])('$name', ({ pairs, owes, success, last, since }) => {
    expect(standingOf(pairs, owes, ENROLLED)).toEqual({ success, lastSuccessAtMs: last, owedSinceMs: since });
  });
});

const runs = fc.array(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    verdict: fc.constantFrom<Verdict[]>('ok', 'failed', 'partial', 'cancelled'),
    finishedAtMs: fc.integer({ min: NOON - 20 * HOUR, max: NOON }).map((ms) => Math.round(ms / HOUR) * HOUR),
  }),
  { minLength: 1, maxLength: 12 },
);

const complete = (run: Pick<BackupRun, 'id' | 'verdict' | 'finishedAtMs'>): BackupRun => ({
  ...local,
  reason: null,
  ...run,
});

describe('addRun', () => {
  it('P09 J27 comes to the same whatever the order, and never goes back on the way', () => {
    const unique = runs.map((list) => list.filter(({ id }, i) => list.findIndex((other) => other.id === id) === i));
    fc.assert(
      fc.property(
        unique.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          let known: Pair | undefined;
          for (const run of shuffled) {
            const next = addRun(known, complete(run), NOON);
            expect(next.latestAtMs).toBeGreaterThanOrEqual(known?.latestAtMs ?? -Infinity);
            expect(next.lastSuccessAtMs ?? -Infinity).toBeGreaterThanOrEqual(known?.lastSuccessAtMs ?? -Infinity);
            known = next;
          }
          let ordered: Pair | undefined;
          for (const run of list) ordered = addRun(ordered, complete(run), NOON);
          expect(known).toEqual(ordered);
        },
      ),
    );
  });
});
