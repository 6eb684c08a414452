import { describe, expect, it } from 'vitest';
import { ALPHA, BETA, DAY, NOON } from '../test/example.ts';
import { addRun, emptyRecord, expectSource, forgetCollector, addReport, type WrappedRun } from './index.ts';

const EMPTY = emptyRecord({ tool: 'restic', name: 'nas' });
const recordOf = (...runs: readonly WrappedRun[]) =>
  runs.reduce((record, run) => addRun(record, run, NOON + 9 * DAY), EMPTY);

describe('addRun', () => {
  it.each<{ name: string; runs: readonly WrappedRun[]; want: object }>([
    {
      name: 'a check without errors',
      runs: [{ kind: 'check', id: 'a', endedAtMs: NOON, verdict: 'ok', depth: 'data' }],
      want: { checks: [{ depth: 'data', atMs: NOON, isGood: true }] },
    },
    {
      name: 'a check that found some',
      runs: [{ kind: 'check', id: 'a', endedAtMs: NOON, verdict: 'failed', depth: 'data', firstError: 'no pack' }],
      want: { checks: [{ depth: 'data', atMs: NOON, isGood: false, firstError: 'no pack' }] },
    },
    {
      name: 'a check that could not look says nothing about the repository',
      runs: (['locked', 'wrong_password', 'cancelled', 'timeout', 'no_repository'] as const).map((verdict) => ({
        kind: 'check',
        id: 'a',
        endedAtMs: NOON,
        verdict,
        depth: 'data',
      })),
      want: { checks: [] },
    },
    {
      name: 'each depth of a check by itself',
      runs: [
        { kind: 'check', id: 'a', endedAtMs: NOON, verdict: 'failed', depth: 'data' },
        { kind: 'check', id: 'b', endedAtMs: NOON + DAY, verdict: 'ok', depth: 'structure' },
      ],
      want: {
        checks: [
          { depth: 'data', atMs: NOON, isGood: false },
          { depth: 'structure', atMs: NOON + DAY, isGood: true },
        ],
      },
    },
    {
      name: 'one command for two tasks, and a later one that failed',
      runs: [
        { kind: 'maintenance', id: 'a', endedAtMs: NOON, verdict: 'ok', tasks: ['forget', 'prune'] },
        { kind: 'maintenance', id: 'b', endedAtMs: NOON + DAY, verdict: 'failed', tasks: ['prune'] },
        { kind: 'maintenance', id: 'c', endedAtMs: NOON - DAY, verdict: 'ok', tasks: ['forget'] },
      ],
      want: {
        maintenance: [
          { task: 'forget', lastSuccessAtMs: NOON },
          { task: 'prune', lastSuccessAtMs: NOON },
        ],
      },
    },
    {
      name: 'the last restore test',
      runs: [
        { kind: 'restore_test', id: 'b', endedAtMs: NOON + DAY, verdict: 'failed' },
        { kind: 'restore_test', id: 'a', endedAtMs: NOON, verdict: 'ok' },
      ],
      want: { restoreTest: { atMs: NOON + DAY, isGood: false } },
    },
    {
      name: 'runs of two sources',
      runs: [
        { kind: 'backup', id: 'a', source: ALPHA, endedAtMs: NOON, verdict: 'ok' },
        { kind: 'backup', id: 'b', source: BETA, endedAtMs: NOON, verdict: 'failed' },
      ],
      want: { sources: [{ runs: [{ verdict: 'ok' }] }, { runs: [{ verdict: 'failed' }] }] },
    },
  ])('$name', ({ runs, want }) => {
    expect(recordOf(...runs)).toMatchObject(want);
  });
});

it('a source that is expected counts from the first time it was', () => {
  const expected = expectSource(expectSource(EMPTY, ALPHA, NOON), ALPHA, NOON + DAY);
  expect(expected.sources).toMatchObject([{ source: ALPHA, firstSeenAtMs: NOON, runs: [] }]);
});

it('a collector that is configured no more is forgotten', () => {
  const heard = ['alpha', 'beta'].reduce(
    (record, collector) => addReport(record, { collector, atMs: NOON }, NOON),
    EMPTY,
  );
  expect(forgetCollector(heard, 'alpha').collectors).toMatchObject([{ name: 'beta' }]);
});
