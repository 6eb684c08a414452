import { describe, expect, it } from 'vitest';
import { joinRestorePoints } from './restore-points-ever.ts';
import { isRetentionKept, type Retention } from './retention.ts';

const DAY = 86_400;

const at = (text: string) => Date.parse(text) / 1000;

/** One a day at 02:00 UTC, of so many days up to 2026-11-21. */
const daily = (days: number) => Array.from({ length: days }, (_, day) => at('2026-11-21T02:00Z') - day * DAY);

interface Row {
  readonly name: string;
  readonly rules: Retention;
  readonly ever: readonly number[];
  /** Of those ever seen, what is there no more. */
  readonly gone: readonly number[];
  readonly kept: boolean;
}

const ROWS: readonly Row[] = [
  { name: 'nothing was ever there', rules: { daily: 7 }, ever: [], gone: [], kept: true },
  { name: 'a source of its first day', rules: { daily: 7, monthly: 12 }, ever: daily(1), gone: [], kept: true },
  { name: 'younger than its rules', rules: { daily: 7, yearly: 3 }, ever: daily(3), gone: [], kept: true },
  { name: 'younger, and one is missing', rules: { daily: 7 }, ever: daily(3), gone: daily(3).slice(1, 2), kept: false },
  { name: 'pruned as the rules say', rules: { daily: 7 }, ever: daily(30), gone: daily(30).slice(7), kept: true },
  { name: 'pruned too much by one', rules: { daily: 7 }, ever: daily(30), gone: daily(30).slice(6), kept: false },
  { name: 'no rule asks for it', rules: {}, ever: daily(30), gone: daily(30), kept: true },
  {
    name: 'a rule of zero asks for nothing',
    rules: { daily: 0, last: 0 },
    ever: daily(30),
    gone: daily(30),
    kept: true,
  },
  { name: 'the last three', rules: { last: 3 }, ever: daily(5), gone: daily(5).slice(3), kept: true },
  {
    name: 'the last three, of which one is gone',
    rules: { last: 3 },
    ever: daily(5),
    gone: daily(5).slice(2),
    kept: false,
  },
  {
    name: 'a day without a run counts for no day, as with the tools',
    rules: { daily: 3 },
    ever: [...daily(10).slice(0, 1), ...daily(10).slice(4)],
    gone: daily(10).slice(6),
    kept: true,
  },
  {
    name: 'one of a day is enough',
    rules: { daily: 2 },
    ever: [...daily(2), ...daily(2).map((point) => point + 3600)],
    gone: daily(2),
    kept: true,
  },
  {
    name: 'a whole list that is gone',
    rules: { daily: 7, weekly: 4 },
    ever: daily(30),
    gone: daily(30),
    kept: false,
  },
  {
    name: 'weeks begin on Mondays: Sunday and Monday are of two',
    rules: { weekly: 2 },
    ever: [at('2026-11-16T02:00Z'), at('2026-11-15T02:00Z')],
    gone: [at('2026-11-15T02:00Z')],
    kept: false,
  },
  {
    name: 'Monday and Sunday after it are of one',
    rules: { weekly: 2 },
    ever: [at('2026-11-22T02:00Z'), at('2026-11-16T02:00Z')],
    gone: [at('2026-11-16T02:00Z')],
    kept: true,
  },
  {
    name: 'a week over the end of a year is one week',
    rules: { weekly: 2 },
    ever: [at('2027-01-01T02:00Z'), at('2026-12-30T02:00Z')],
    gone: [at('2026-12-30T02:00Z')],
    kept: true,
  },
  {
    name: 'and two years',
    rules: { yearly: 2 },
    ever: [at('2027-01-01T02:00Z'), at('2026-12-30T02:00Z')],
    gone: [at('2026-12-30T02:00Z')],
    kept: false,
  },
  {
    name: 'months',
    rules: { monthly: 2 },
    ever: [at('2026-11-01T00:00Z'), at('2026-10-31T23:00Z'), at('2026-09-30T00:00Z')],
    gone: [at('2026-09-30T00:00Z')],
    kept: true,
  },
  {
    name: 'in Berlin the last hour of October in UTC is of November',
    rules: { monthly: 2, time_zone: 'Europe/Berlin' },
    ever: [at('2026-11-01T02:00Z'), at('2026-10-31T23:30Z')],
    gone: [at('2026-10-31T23:30Z')],
    kept: true,
  },
  {
    name: 'a day is of its own time zone: 23:30 and 00:30 in New York are of two',
    rules: { daily: 2, time_zone: 'America/New_York' },
    ever: [at('2026-11-21T05:30Z'), at('2026-11-21T04:30Z')],
    gone: [at('2026-11-21T04:30Z')],
    kept: false,
  },
  {
    name: 'DST spring: the day of 23 hours is one day',
    rules: { daily: 2, time_zone: 'Europe/Berlin' },
    ever: [at('2026-03-29T21:30Z'), at('2026-03-28T23:30Z')],
    gone: [at('2026-03-28T23:30Z')],
    kept: true,
  },
  {
    name: 'DST spring: 23:30 the night before is of the day before',
    rules: { daily: 2, time_zone: 'Europe/Berlin' },
    ever: [at('2026-03-29T21:30Z'), at('2026-03-28T22:30Z')],
    gone: [at('2026-03-28T22:30Z')],
    kept: false,
  },
  {
    name: 'DST autumn: the day of 25 hours is one day',
    rules: { daily: 2, time_zone: 'Europe/Berlin' },
    ever: [at('2026-10-25T22:30Z'), at('2026-10-24T22:30Z')],
    gone: [at('2026-10-24T22:30Z')],
    kept: true,
  },
  {
    name: 'DST autumn: the hour that comes twice is one hour',
    rules: { hourly: 2, time_zone: 'Europe/Berlin' },
    ever: [at('2026-10-25T01:30Z'), at('2026-10-25T00:30Z')],
    gone: [at('2026-10-25T00:30Z')],
    kept: true,
  },
  {
    name: 'hours of a time zone at half past',
    rules: { hourly: 2, time_zone: 'Asia/Kolkata' },
    ever: [at('2026-11-21T05:15Z'), at('2026-11-21T04:45Z')],
    gone: [at('2026-11-21T04:45Z')],
    kept: true,
  },
];

describe('isRetentionKept', () => {
  it.each(ROWS)('$name', ({ rules, ever, gone, kept }) => {
    const present = ever.filter((point) => !gone.includes(point)).toSorted((a, b) => a - b);
    expect(isRetentionKept(rules, present, ever)).toBe(kept);
    // What is there need not be in the memory yet.
    expect(isRetentionKept(rules, present, gone)).toBe(kept);
  });
});

describe('the memory of restore points', () => {
  const hourly = Array.from({ length: 24 * 365 * 3 }, (_, hour) => at('2026-11-21T02:10Z') - hour * 3600);
  const ever = hourly.reduce<readonly number[]>(
    (memory, _, index) => (index % 500 === 0 ? joinRestorePoints(memory, hourly.slice(index, index + 500)) : memory),
    [],
  );

  it('is bounded after three years of hourly restore points', () => {
    expect(ever.length).toBeLessThan(500);
  });

  it.each<Retention>([
    { last: 24 },
    { hourly: 48 },
    { daily: 30, time_zone: 'Europe/Berlin' },
    { weekly: 52, time_zone: 'America/New_York' },
    { monthly: 24, time_zone: 'Asia/Kolkata' },
    { yearly: 3 },
  ])('is fine enough for %o', (rules) => {
    const present = hourly.toSorted((a, b) => a - b);
    expect(isRetentionKept(rules, present, ever)).toBe(true);
    const count = Math.max(...Object.values(rules).filter((value) => typeof value === 'number'));
    const span = { last: 3600, hourly: 3600, daily: DAY, weekly: 7 * DAY, monthly: 31 * DAY, yearly: 366 * DAY };
    const [rule] = Object.keys(rules) as (keyof typeof span)[];
    // Nothing is left of the oldest of the periods that count.
    const newest = hourly[0] ?? 0;
    const cut = newest - (count - 2) * span[rule ?? 'last'];
    expect(
      isRetentionKept(
        rules,
        present.filter((point) => point > cut),
        ever,
      ),
    ).toBe(false);
  });

  it('does not depend on the order of looks', () => {
    const parts = [hourly.slice(0, 3000), hourly.slice(2500, 9000), hourly.slice(8000)];
    const [first, second, third] = parts.map((part) => joinRestorePoints([], part));
    const one = joinRestorePoints(joinRestorePoints(first ?? [], second ?? []), third ?? []);
    const other = joinRestorePoints(joinRestorePoints(third ?? [], first ?? []), second ?? []);
    expect(other).toEqual(one);
    expect(one).toEqual(ever);
  });
});
