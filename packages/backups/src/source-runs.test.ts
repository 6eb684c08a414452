import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHA, DAY, History, HOUR, listed, MINUTE, NOON } from '../test/example.ts';
import { lastSuccess, unsuccessfulRuns } from './source-runs.ts';

const runsOf = ({ record }: History) => record.sources[0]?.runs ?? [];

describe('the runs of a source', () => {
  it.each<{ name: string; history: History; last: string | undefined; success: number | undefined; streak: number }>([
    {
      name: 'a first good run',
      history: new History().ran(NOON, 'ok'),
      last: 'ok',
      success: NOON,
      streak: 0,
    },
    {
      name: 'a streak of partial runs',
      history: new History()
        .ran(NOON, 'ok')
        .ran(NOON + DAY, 'partial')
        .ran(NOON + 2 * DAY, 'partial'),
      last: 'partial',
      success: NOON,
      streak: 2,
    },
    {
      name: 'a good run ends the streak',
      history: new History()
        .ran(NOON, 'failed')
        .ran(NOON + DAY, 'locked')
        .ran(NOON + 2 * DAY, 'ok'),
      last: 'ok',
      success: NOON + 2 * DAY,
      streak: 0,
    },
    {
      name: 'never a good one',
      history: new History()
        .ran(NOON, 'failed')
        .ran(NOON + HOUR, 'wrong_password')
        .ran(NOON + 2 * HOUR, 'timeout'),
      last: 'timeout',
      success: undefined,
      streak: 3,
    },
    {
      name: 'the same report twice is one run',
      history: new History().ran(NOON, 'failed').ran(NOON, 'failed'),
      last: 'failed',
      success: undefined,
      streak: 1,
    },
    {
      name: 'of two that end at once the one with the greater id is the last',
      history: new History().ran(NOON, 'failed', { id: 'b' }).ran(NOON, 'ok', { id: 'a' }),
      last: 'failed',
      success: NOON,
      streak: 1,
    },
    {
      name: 'a run that comes late changes nothing about the last one',
      history: new History().ran(NOON, 'failed').ran(NOON - DAY, 'ok'),
      last: 'failed',
      success: NOON - DAY,
      streak: 1,
    },
    {
      name: 'the snapshot of a partial run of restic looks good and is not',
      history: new History()
        .ran(NOON - DAY, 'ok')
        .ran(NOON, 'partial')
        .listed(NOON + HOUR, listed(ALPHA, NOON - 11 * MINUTE)),
      last: 'partial',
      success: NOON - DAY,
      streak: 1,
    },
    {
      name: 'also when the list is read before the run is reported',
      history: new History()
        .ran(NOON - DAY, 'ok')
        .listed(NOON, listed(ALPHA, NOON - 11 * MINUTE))
        .ran(NOON + MINUTE, 'partial', { endedAtMs: NOON }),
      last: 'partial',
      success: NOON - DAY,
      streak: 1,
    },
    {
      name: 'a long streak of partial runs whose snapshots look good does not hide the last success',
      history: Array.from({ length: 20 }, (_, day) => NOON + day * DAY).reduce(
        (history, at) => history.ran(at, 'partial').listed(at + HOUR, listed(ALPHA, at - 11 * MINUTE)),
        new History().listed(NOON - HOUR, listed(ALPHA, NOON - DAY)),
      ),
      last: 'partial',
      success: NOON - DAY + 10 * MINUTE,
      streak: 20,
    },
    {
      name: 'a good run and its snapshot are one run',
      history: new History().ran(NOON, 'ok').listed(NOON + HOUR, listed(ALPHA, NOON - 11 * MINUTE)),
      last: 'ok',
      success: NOON,
      streak: 0,
    },
    {
      name: 'a run that nobody wrapped is known by its snapshot',
      history: new History().ran(NOON - DAY, 'failed').listed(NOON + HOUR, listed(ALPHA, NOON)),
      last: 'ok',
      success: NOON + 10 * MINUTE,
      streak: 0,
    },
    {
      name: 'a run that found a lock left no snapshot: the one beside it is of another run',
      history: new History()
        .ran(NOON, 'locked', { durationSeconds: 1 })
        .listed(NOON + HOUR, listed(ALPHA, NOON - 10 * MINUTE)),
      last: 'locked',
      success: NOON,
      streak: 1,
    },
    {
      name: 'nor did one that failed leave a good one',
      history: new History().ran(NOON, 'failed').listed(NOON + HOUR, listed(ALPHA, NOON - 15 * MINUTE)),
      last: 'failed',
      success: NOON - 5 * MINUTE,
      streak: 1,
    },
    {
      name: 'a snapshot that is marked as bad is that of the run that failed',
      history: new History().ran(NOON, 'failed').listed(NOON + HOUR, {
        ...listed(ALPHA),
        lastRun: { endedAtMs: NOON - MINUTE, verdict: 'cancelled' },
      }),
      last: 'failed',
      success: undefined,
      streak: 1,
    },
    {
      name: 'a run that had to be ended is no success, whatever its snapshot looks like',
      history: new History().ran(NOON, 'timeout').listed(NOON + HOUR, listed(ALPHA, NOON - 11 * MINUTE)),
      last: 'timeout',
      success: undefined,
      streak: 1,
    },
    {
      name: 'what a clock that was ahead has stored gives way to the next run',
      history: new History(new History().ran(NOON + 365 * DAY, 'ok').record).ran(NOON, 'failed'),
      last: 'failed',
      success: undefined,
      streak: 1,
    },
    {
      name: 'a snapshot of the future is no success',
      history: new History().listed(NOON, listed(ALPHA, NOON + DAY)),
      last: undefined,
      success: undefined,
      streak: 0,
    },
    {
      name: 'a run that says to end in the future ends when it is told of',
      history: new History().ran(NOON, 'ok', { endedAtMs: NOON + 10 * DAY }).ran(NOON + DAY, 'failed'),
      last: 'failed',
      success: NOON,
      streak: 1,
    },
  ])('$name', ({ history, last, success, streak }) => {
    const runs = runsOf(history);
    expect(runs[0]?.verdict).toBe(last);
    expect(unsuccessfulRuns(runs)).toBe(streak);
    expect(lastSuccess(runs)?.endedAtMs).toBe(success);
  });

  it.each(['before', 'after'] as const)('know from the list, read %s the report, what the run did not say', (when) => {
    const list = (history: History) => history.listed(NOON, listed(ALPHA, NOON - 11 * MINUTE));
    const report = (history: History) => history.ran(NOON, 'ok', { durationSeconds: 661 });
    const history = when === 'before' ? report(list(new History())) : list(report(new History()));
    expect(runsOf(history)).toEqual([
      { id: `run ${NOON}`, endedAtMs: NOON, verdict: 'ok', durationSeconds: 661, addedBytes: 100 },
    ]);
  });

  it('are bounded: of those that were wrapped back to the last success', () => {
    const hours = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, hour) => NOON + (from + hour) * HOUR);
    const good = hours(0, 10).reduce((history, at) => history.ran(at, 'ok'), new History());
    expect(runsOf(good)).toHaveLength(1);
    const bad = hours(10, 1020).reduce((history, at) => history.ran(at, 'failed'), good);
    expect(unsuccessfulRuns(runsOf(bad))).toBe(1000);
    expect(lastSuccess(runsOf(bad))?.endedAtMs).toBe(NOON + 9 * HOUR);
  });

  it('are bounded: of those that snapshots tell of a few', () => {
    const days = Array.from({ length: 20 }, (_, day) => NOON + day * DAY);
    const history = days.reduce((looks, at) => looks.listed(at + HOUR, listed(ALPHA, at)), new History());
    expect(runsOf(history)).toHaveLength(5);
  });

  it('are the same in whatever order they come', () => {
    const run = fc.record({
      at: fc.integer({ min: 0, max: 40 }),
      verdict: fc.constantFrom('ok' as const, 'partial' as const, 'failed' as const, 'locked' as const),
    });
    const shuffled = fc
      .uniqueArray(run, { maxLength: 12, selector: ({ at }) => at })
      .chain((runs) => fc.tuple(fc.constant(runs), fc.shuffledSubarray(runs, { minLength: runs.length })));
    fc.assert(
      fc.property(shuffled, ([runs, others]) => {
        const all = (ran: typeof runs) =>
          runsOf(ran.reduce((history, { at, verdict }) => history.ran(NOON + at * HOUR, verdict), new History()));
        expect(all(others)).toEqual(all(runs));
      }),
    );
  });
});
