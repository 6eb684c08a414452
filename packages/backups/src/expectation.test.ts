import { describe, expect, it } from 'vitest';
import { countMissed, dueTimes, type Expectation, expectationProblem, expectedInterval, missedRuns } from './index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 21, 12);

const at = (text: string) => Date.parse(text);
const daily: Expectation = { interval_seconds: 86_400 };
const berlin = (cron: string): Expectation => ({ cron, time_zone: 'Europe/Berlin' });

describe('dueTimes', () => {
  it.each<{ name: string; expected: Expectation; since: string; next: string; overdue: string }>([
    {
      name: 'a day, with a tenth of grace',
      expected: daily,
      since: '2026-11-20T12:00Z',
      next: '2026-11-21T12:00Z',
      overdue: '2026-11-21T14:24Z',
    },
    {
      name: 'an hour, with an hour of grace',
      expected: { interval_seconds: 3600 },
      since: '2026-11-20T12:00Z',
      next: '2026-11-20T13:00Z',
      overdue: '2026-11-20T14:00Z',
    },
    {
      name: 'a daily slot in UTC',
      expected: { cron: '0 2 * * *' },
      since: '2026-11-20T02:30Z',
      next: '2026-11-21T02:00Z',
      overdue: '2026-11-21T04:24Z',
    },
    {
      name: 'a daily slot in Berlin in winter',
      expected: berlin('0 2 * * *'),
      since: '2026-11-20T02:30Z',
      next: '2026-11-21T01:00Z',
      overdue: '2026-11-21T03:24Z',
    },
    {
      name: 'a weekday slot over the weekend: the interval before Monday is three days',
      expected: { cron: '0 2 * * 1-5' },
      since: '2026-11-20T02:30Z',
      next: '2026-11-23T02:00Z',
      overdue: '2026-11-23T09:12Z',
    },
    {
      name: 'a run that ended a minute before its slot by a fast clock is the run of that slot',
      expected: { cron: '0 2 * * *' },
      since: '2026-11-20T01:59Z',
      next: '2026-11-21T02:00Z',
      overdue: '2026-11-21T04:24Z',
    },
    {
      name: 'DST spring gap: 02:30 does not exist on 2026-03-29 in Berlin, the slot comes at 03:00',
      expected: berlin('30 2 * * *'),
      since: '2026-03-28T02:00Z',
      next: '2026-03-29T01:00Z',
      overdue: '2026-03-29T03:21Z',
    },
    {
      name: 'DST spring gap: a slot after it comes an hour earlier in UTC',
      expected: berlin('0 5 * * *'),
      since: '2026-03-28T04:10Z',
      next: '2026-03-29T03:00Z',
      overdue: '2026-03-29T05:18Z',
    },
    {
      name: 'DST autumn repeat: 02:30 comes once on 2026-10-25 in Berlin, at its first occurrence',
      expected: berlin('30 2 * * *'),
      since: '2026-10-24T01:00Z',
      next: '2026-10-25T00:30Z',
      overdue: '2026-10-25T02:54Z',
    },
    {
      name: 'DST autumn repeat: the slot after it is 25 hours later',
      expected: berlin('30 2 * * *'),
      since: '2026-10-25T00:40Z',
      next: '2026-10-26T01:30Z',
      overdue: '2026-10-26T04:00Z',
    },
  ])('$name', ({ expected, since, next, overdue }) => {
    expect(dueTimes(expected, at(since))).toEqual({ nextExpectedMs: at(next), overdueAfterMs: at(overdue) });
  });
});

describe('missedRuns', () => {
  it.each<{ name: string; expected: Expectation; since: number; now: number; want: number }>([
    { name: 'none within the grace', expected: daily, since: NOON, now: NOON + 26.4 * HOUR, want: 0 },
    { name: 'one after it', expected: daily, since: NOON, now: NOON + 26.4 * HOUR + 1, want: 1 },
    { name: 'three days', expected: daily, since: NOON, now: NOON + 3.5 * DAY, want: 3 },
    {
      name: 'ages of minutes: the count is bounded',
      expected: { interval_seconds: 60 },
      since: NOON,
      now: NOON + 400 * DAY,
      want: 1000,
    },
    { name: 'slots of a cron expression', expected: { cron: '0 2 * * *' }, since: NOON, now: NOON + 3 * DAY, want: 3 },
    {
      name: 'a slot within its grace is not missed',
      expected: { cron: '0 11 * * *' },
      since: NOON,
      now: NOON + DAY,
      want: 0,
    },
    {
      name: 'ages of slots: the count is bounded',
      expected: { cron: '*/5 * * * *' },
      since: NOON,
      now: NOON + 30 * DAY,
      want: 1000,
    },
  ])('$name', ({ expected, since, now, want }) => {
    expect(missedRuns(expected, since, now)).toBe(want);
  });
});

describe('countMissed', () => {
  it.each<{ name: string; expected: Expectation }>([
    { name: 'an interval', expected: daily },
    { name: 'slots of weekdays, over a change of the clocks', expected: berlin('30 2 * * 1-5') },
  ])('says until when the count holds: $name', ({ expected }) => {
    const since = at('2026-03-26T12:00Z');
    let { count, untilMs } = countMissed(expected, since, since);
    for (let changes = 0; changes < 5; changes++) {
      expect(missedRuns(expected, since, untilMs)).toBe(count);
      const next = countMissed(expected, since, untilMs + 1);
      expect(next.count).toBe(count + 1);
      ({ count, untilMs } = next);
    }
  });

  it('holds for ever once nobody counts any more', () => {
    const held = { count: 1000, untilMs: Infinity };
    expect(countMissed({ interval_seconds: 60 }, NOON, NOON + 400 * DAY)).toEqual(held);
    expect(countMissed({ cron: '*/5 * * * *' }, NOON, NOON + 30 * DAY)).toEqual(held);
  });
});

describe('expectedInterval', () => {
  it.each<{ name: string; expected: Expectation; now: string; seconds: number; until: number }>([
    { name: 'an interval', expected: daily, now: '2026-11-21T12:00Z', seconds: 86_400, until: Infinity },
    {
      name: 'from the last to the next slot',
      expected: { cron: '0 2 * * 1-5' },
      now: '2026-11-21T12:00Z',
      seconds: 3 * 86_400,
      until: at('2026-11-23T02:00Z'),
    },
    {
      name: 'DST spring: 23 hours',
      expected: berlin('0 5 * * *'),
      now: '2026-03-28T12:00Z',
      seconds: 23 * 3600,
      until: at('2026-03-29T03:00Z'),
    },
    {
      name: 'DST autumn: 25 hours',
      expected: berlin('0 5 * * *'),
      now: '2026-10-24T12:00Z',
      seconds: 25 * 3600,
      until: at('2026-10-25T04:00Z'),
    },
  ])('$name', ({ expected, now, seconds, until }) => {
    expect(expectedInterval(expected, at(now))).toEqual({ seconds, untilMs: until });
  });

  it('changes at the slot itself', () => {
    const expected = { cron: '0 2 * * 1-5' };
    const monday = at('2026-11-23T02:00Z');
    expect(expectedInterval(expected, monday - 1)?.seconds).toBe(3 * 86_400);
    expect(expectedInterval(expected, monday)?.seconds).toBe(86_400);
  });
});

describe('expectationProblem', () => {
  it.each<{ expected: Expectation; field: string | undefined; says: RegExp }>([
    { expected: daily, field: undefined, says: /^$/ },
    { expected: { cron: '0 2 * * *' }, field: undefined, says: /^$/ },
    { expected: { cron: '0 2 * * MON-FRI', time_zone: 'America/New_York' }, field: undefined, says: /^$/ },
    { expected: { cron: '@daily' }, field: undefined, says: /^$/ },
    { expected: { cron: 'daily' }, field: '/cron', says: /no cron expression of five fields/ },
    { expected: { cron: '0 2 * *' }, field: '/cron', says: /`0 2 \* \*` is no cron expression/ },
    { expected: { cron: '0 0 2 * * *' }, field: '/cron', says: /no cron expression/ },
    { expected: { cron: '61 2 * * *' }, field: '/cron', says: /no cron expression/ },
    { expected: { cron: '0 2 30 2 *' }, field: '/cron', says: /never comes/ },
    { expected: { cron: '0 2 * * *', time_zone: 'Mars/Olympus' }, field: '/time_zone', says: /no time zone/ },
  ])('$expected', ({ expected, field, says }) => {
    const problem = expectationProblem(expected);
    expect(problem?.field).toBe(field);
    expect(problem?.message ?? '').toMatch(says);
  });
});

it('a slot every five minutes has an hour of grace', () => {
  const { nextExpectedMs, overdueAfterMs } = dueTimes({ cron: '*/5 * * * *' }, NOON + MINUTE);
  expect(overdueAfterMs - nextExpectedMs).toBe(HOUR);
});
