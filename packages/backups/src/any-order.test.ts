import type { BackupSource, Found, Question } from '@lockstep/collectors';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHA, answerOf, BETA, HOUR, listed, NOON } from '../test/example.ts';
import {
  addAnswer,
  addReport,
  addRun,
  emptyRecord,
  expectSource,
  isExchanged,
  mergeRecords,
  readRecord,
  type RepositoryRecord,
} from './index.ts';

const NOW = NOON + 100 * HOUR;

type Step = (record: RepositoryRecord) => RepositoryRecord;

const at = fc.integer({ min: 0, max: 99 }).map((hours) => NOON + hours * HOUR);
const source = fc.constantFrom<BackupSource>(ALPHA, BETA);
const verdict = fc.constantFrom('ok' as const, 'partial' as const, 'failed' as const, 'cancelled' as const);
const depth = fc.constantFrom('structure' as const, 'sample' as const, 'data' as const);

const asking = <Q extends Question>(question: Q, found: fc.Arbitrary<Found[Q] | undefined>): fc.Arbitrary<Step> =>
  fc.record({ askedAtMs: at, found, collector: fc.constantFrom('nas', 'other name') }).map((told) => {
    const answer = answerOf(question, told.askedAtMs, told.found);
    return (record) => addAnswer(record, { collector: told.collector, answer, intervalSeconds: 900 }, NOW);
  });

/** Few different ones: of the runs that only snapshots tell of a few are kept, in case a report still comes. */
const begun = fc
  .subarray([10, 30, 50, 70, 90].map((hours) => NOON + hours * HOUR))
  .map((times) => times.toSorted((a, b) => a - b));
const list = fc
  .tuple(begun, begun, fc.boolean())
  .map(([alpha, beta, both]) => ({ sources: [listed(ALPHA, ...alpha), ...(both ? [listed(BETA, ...beta)] : [])] }));

const running: fc.Arbitrary<Step> = fc
  .record({ endedAtMs: at, source, verdict, durationSeconds: fc.integer({ min: 0, max: 3600 }) })
  .map((run) => (record) => addRun(record, { kind: 'backup', id: JSON.stringify(run), ...run }, NOW));

const checking: fc.Arbitrary<Step> = fc
  .record({ endedAtMs: at, depth, verdict })
  .map((run) => (record) => addRun(record, { kind: 'check', id: 'x', ...run }, NOW));

const step: fc.Arbitrary<Step> = fc.oneof(
  asking('snapshots', list),
  asking('locks', fc.option(fc.record({ count: fc.nat(3) }), { nil: undefined })),
  asking('size', fc.record({ storedBytes: fc.nat() })),
  asking('identity', fc.constant({ repositoryId: 'abc', storage: 's3' })),
  asking('check', fc.record({ depth, isGood: fc.boolean() })),
  asking(
    'maintenance',
    fc.record({ tasks: at.map((lastSuccessAtMs) => [{ task: 'quick' as const, lastSuccessAtMs }]) }),
  ),
  asking(
    'sources',
    fc.record({ sources: at.map((nextExpectedAtMs) => [{ source: ALPHA, nextExpectedAtMs, isPaused: false }]) }),
  ),
  running,
  checking,
  at.map(
    (atMs): Step =>
      (record) =>
        addReport(record, { collector: 'alpha', atMs }, NOW),
  ),
  at.map(
    (atMs): Step =>
      (record) =>
        expectSource(record, BETA, atMs),
  ),
);

const EMPTY = emptyRecord({ tool: 'kopia', name: 'nas' });

const steps = fc.array(step, { maxLength: 14 });

const inAnyOrder = steps.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
);

describe('what is known of a repository', () => {
  it('does not depend on the order in which it became known', () => {
    fc.assert(
      fc.property(inAnyOrder, ([some, others]) => {
        expect(all(others)).toEqual(all(some));
      }),
      { numRuns: 300 },
    );
  });

  it('does not change when it is told again', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const once = all(some);
        expect(some.reduce((record, one) => one(record), once)).toEqual(once);
      }),
    );
  });

  it('survives a restart after every step', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const restarted = some.reduce((record, one) => restart(one(record)), EMPTY);
        expect(restarted).toEqual(all(some));
      }),
    );
  });

  it('may be learned in two records and merged', () => {
    fc.assert(
      fc.property(steps, steps, (some, others) => {
        expect(mergeRecords(all(some), all(others), NOW)).toEqual(all([...some, ...others]));
      }),
    );
  });
});

it('what one host finds in its place does not take a repository from another host that still sees it', () => {
  const told =
    (name: string, askedAtMs: number, repositoryId: string): Step =>
    (record) =>
      addAnswer(record, { collector: name, answer: answerOf('identity', askedAtMs, { repositoryId }) }, NOW);
  const alpha = all([told('alpha', NOON, 'a'), told('alpha', NOON + 2 * HOUR, 'b')]);
  const beta = all([told('beta', NOON + HOUR, 'a')]);
  expect([alpha, beta].map(isExchanged)).toEqual([true, false]);
  expect([mergeRecords(alpha, beta, NOW), mergeRecords(beta, alpha, NOW)].map(isExchanged)).toEqual([false, false]);
  expect(isExchanged(mergeRecords(alpha, alpha, NOW))).toBe(true);
});

it('records of two repositories are not merged', () => {
  const of = (repositoryId: string) =>
    addAnswer(EMPTY, { collector: 'nas', answer: answerOf('identity', NOON, { repositoryId }) }, NOW);
  expect(() => mergeRecords(of('a'), of('b'), NOW)).toThrow('kopia `a` and kopia `b` are not one repository');
  expect(() => mergeRecords(EMPTY, emptyRecord({ tool: 'restic', name: 'nas' }), NOW)).toThrow('restic `name:nas`');
  expect(mergeRecords(EMPTY, of('a'), NOW)).toEqual(of('a'));
});

function all(told: readonly Step[]): RepositoryRecord {
  return told.reduce((record, one) => one(record), EMPTY);
}

function restart(record: RepositoryRecord): RepositoryRecord {
  const read = readRecord(JSON.parse(JSON.stringify(record)));
  if (!read.known) throw new Error(read.reason);
  return read.value;
}
