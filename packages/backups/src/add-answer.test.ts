import { sourceId } from '@lockstep/collectors';
import { describe, expect, it } from 'vitest';
import { ALPHA, answerOf, BETA, DAY, History, HOUR, listed, MINUTE, NOON } from '../test/example.ts';
import { family, rowsOf } from '../test/shown-page.ts';
import { acceptRepository, addAnswer, emptyRecord, forgetSource, isExchanged, repositoryLabel } from './index.ts';

const at = (days: number) => NOON + days * DAY;

describe('addAnswer', () => {
  it('keeps how the asking goes apart from what was found', () => {
    const { record } = new History().asked('locks', at(0), { count: 1, oldestAtMs: at(-1) }).asked('locks', at(1));
    expect(record.locks).toEqual({ atMs: at(0), count: 1, oldestAtMs: at(-1) });
    expect(record.collectors).toEqual([
      {
        name: 'nas',
        question: 'locks',
        last: {
          atMs: at(1),
          verdict: 'timeout',
          reason: 'no answer within 30 s',
          durationSeconds: 0.5,
          parsed: 1,
          rejected: 0,
          intervalSeconds: 900,
        },
        lastSuccessAtMs: at(0),
      },
    ]);
  });

  it('an answer that comes late replaces no newer state and adds its facts', () => {
    const inOrder = new History().listed(at(0), listed(ALPHA, at(-1))).listed(at(1), listed(ALPHA, at(-1), at(0)));
    const late = new History().listed(at(1), listed(ALPHA, at(-1), at(0))).listed(at(0), listed(ALPHA, at(-1)));
    expect(late.record).toEqual(inOrder.record);
  });

  it('an answer that comes twice changes nothing, and what did not change is the same object', () => {
    const history = new History().ran(at(-1), 'ok').listed(at(0), listed(ALPHA, at(-1)), listed(BETA, at(-1)));
    expect(history.listed(at(0), listed(ALPHA, at(-1)), listed(BETA, at(-1))).record).toBe(history.record);
    const later = history.ran(at(1), 'ok').record;
    const beta = ({ sources }: typeof later) => sources.find(({ source }) => source.host === 'beta');
    expect(beta(later)).toBe(beta(history.record));
  });

  it('is plain data, frozen to its leaves', () => {
    const { record } = new History().listed(at(0), listed(ALPHA, at(-1)));
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    const isFrozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen));
    expect(isFrozen(record)).toBe(true);
  });

  it('nothing is asked or checked in the future, and no duration is negative', () => {
    const answer = { ...answerOf('check', at(9), { depth: 'data', isGood: true }), durationSeconds: -5 };
    const record = addAnswer(emptyRecord({ tool: 'restic', name: 'nas' }), { collector: 'nas', answer }, at(0));
    expect(record.checks).toEqual([{ depth: 'data', isGood: true, atMs: at(0) }]);
    expect(record.collectors[0]?.last).toMatchObject({ atMs: at(0), durationSeconds: 0 });
  });

  it('what was stored by a clock that was ahead gives way to what comes after', () => {
    const ahead = new History().asked('size', at(365), { storedBytes: 1 }).record;
    const answer = answerOf('size', at(0), { storedBytes: 2 });
    expect(addAnswer(ahead, { collector: 'nas', answer }, at(0)).size).toEqual({ atMs: at(0), storedBytes: 2 });
  });

  it('the label of a repository is its id once the tool has told one', () => {
    const nameless = new History().asked('identity', at(0), { storage: 's3' });
    expect(repositoryLabel(nameless.record)).toBe('name:nas');
    expect(repositoryLabel(nameless.asked('identity', at(1), { repositoryId: 'abc' }).record)).toBe('abc');
  });
});

describe('lost restore points', () => {
  const lostOf = async ({ record }: History) => {
    const rows = await rowsOf(record, {}, at(3));
    const lost = Object.entries(rows).filter(([row]) => row.startsWith('backup_restore_points_lost'));
    const hostOf = (row: string) => (row.includes(sourceId(ALPHA)) ? 'alpha' : 'beta');
    return Object.fromEntries(lost.map(([row, value]) => [hostOf(row), value]));
  };
  const both = new History().listed(at(0), listed(ALPHA, at(-2)), listed(BETA, at(-1)));
  const identified = new History().asked('identity', at(0), { repositoryId: 'a' });

  it.each<{ name: string; history: History; lost: Readonly<Record<string, number>> }>([
    { name: 'a first look loses nothing', history: both, lost: { alpha: 0, beta: 0 } },
    {
      name: 'nothing new',
      history: both.listed(at(1), listed(ALPHA, at(-2)), listed(BETA, at(-1))),
      lost: { alpha: 0, beta: 0 },
    },
    {
      name: 'a newer snapshot, the older ones pruned',
      history: both.listed(at(1), listed(ALPHA, at(0)), listed(BETA, at(-1))),
      lost: { alpha: 0, beta: 0 },
    },
    { name: 'an empty list', history: both.listed(at(1)), lost: { alpha: 1, beta: 1 } },
    { name: 'it stays one', history: both.listed(at(1)).listed(at(2)), lost: { alpha: 1, beta: 1 } },
    {
      name: 'also when nobody can ask any more',
      history: both.listed(at(1)).asked('snapshots', at(2)),
      lost: { alpha: 1, beta: 1 },
    },
    { name: 'one source is gone', history: both.listed(at(1), listed(ALPHA, at(-2))), lost: { alpha: 0, beta: 1 } },
    {
      name: 'the newest is gone',
      history: both
        .listed(at(1), listed(ALPHA, at(-2), at(0)), listed(BETA, at(-1)))
        .listed(at(2), listed(ALPHA, at(-2)), listed(BETA, at(-1))),
      lost: { alpha: 1, beta: 0 },
    },
    {
      name: 'what comes back is no loss any more',
      history: both.listed(at(1)).listed(at(2), listed(ALPHA, at(-2)), listed(BETA, at(-1))),
      lost: { alpha: 0, beta: 0 },
    },
    {
      name: 'nor is it one when something newer is there',
      history: both.listed(at(1)).listed(at(2), listed(ALPHA, at(1)), listed(BETA, at(-1))),
      lost: { alpha: 0, beta: 0 },
    },
    {
      name: 'a loss that is told of late is none when the list was whole again before',
      history: both.listed(at(2), listed(ALPHA, at(-2)), listed(BETA, at(-1))).listed(at(1)),
      lost: { alpha: 0, beta: 0 },
    },
    {
      name: 'a source without any restore point',
      history: new History().listed(at(0), listed(ALPHA)),
      lost: { alpha: 0 },
    },
    { name: 'a source that no list was read of', history: new History().ran(at(0), 'ok'), lost: {} },
    {
      name: 'an id that is not told through a server',
      history: identified.listed(at(0), listed(ALPHA, at(-2))).asked('identity', at(1), {}),
      lost: { alpha: 0 },
    },
    {
      name: 'another repository, with the same sources and newer snapshots',
      history: identified
        .listed(at(0), listed(ALPHA, at(-2)))
        .asked('identity', at(1), { repositoryId: 'b' })
        .listed(at(1) + MINUTE, listed(ALPHA, at(0))),
      lost: { alpha: 1 },
    },
    {
      name: 'the old repository is back',
      history: identified
        .listed(at(0), listed(ALPHA, at(-2)))
        .asked('identity', at(1), { repositoryId: 'b' })
        .asked('identity', at(2), { repositoryId: 'a' }),
      lost: { alpha: 0 },
    },
  ])('$name', async ({ history, lost }) => {
    expect(await lostOf(history)).toEqual(lost);
  });

  it('a source that was deleted on purpose is forgotten', async () => {
    const { record } = both.listed(at(1), listed(ALPHA, at(-2)));
    expect(await lostOf(new History(forgetSource(record, sourceId(BETA))))).toEqual({ alpha: 0 });
  });
});

describe('another repository under the name', () => {
  const exchanged = new History()
    .asked('identity', at(0), { repositoryId: 'a', storage: 's3' })
    .listed(at(0), listed(ALPHA, at(-2)))
    .asked('size', at(0), { storedBytes: 9 })
    .asked('identity', at(1), { repositoryId: 'b', storage: 's3' });

  it('is not believed: rows of the old one stay, without states', async () => {
    const { record } = exchanged.asked('size', at(1), { storedBytes: 1 }).listed(at(1), listed(BETA, at(0)));
    const rows = await rowsOf(record, { stateMaxAgeSeconds: 1e9 }, at(1) + HOUR);
    expect(isExchanged(record)).toBe(true);
    expect(Object.keys(rows).some((row) => row.includes('repository="b"'))).toBe(false);
    expect(family(rows, 'backup_restore_points_lost')).toEqual({ '': 1 });
    expect(family(rows, 'backup_last_success_timestamp_seconds')).toEqual({ '': (at(-2) + 10 * MINUTE) / 1000 });
    expect(family(rows, 'backup_repository_size_bytes')).toEqual({});
    expect(family(rows, 'backup_snapshots')).toEqual({});
  });

  it('an answer from before it was found still counts', () => {
    expect(exchanged.asked('size', at(0) + HOUR, { storedBytes: 10 }).record.size?.storedBytes).toBe(10);
  });

  it('begins anew once it is accepted', async () => {
    const accepted = new History(acceptRepository(exchanged.record)).listed(at(2), listed(BETA, at(0)));
    const rows = await rowsOf(accepted.record, {}, at(2));
    expect(isExchanged(accepted.record)).toBe(false);
    expect(Object.keys(rows).some((row) => row.includes('repository="a"'))).toBe(false);
    expect(family(rows, 'backup_restore_points_lost')).toEqual({ '': 0 });
    expect(family(rows, 'backup_source_info')).toEqual({ 'host="beta",user="backup",path="/etc,/home"': 1 });
  });
});
