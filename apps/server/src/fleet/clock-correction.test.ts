import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, NOON, SECOND } from '../../test/store-fixture.ts';
import { correctInstant, correctRun, laterOf } from './clock-correction.ts';

const YEAR = 365 * DAY;

describe('correctInstant', () => {
  it.each([
    { name: 'J24 keeps a time of the past', reported: NOON - HOUR, want: NOON - HOUR, skewed: false },
    { name: 'cuts what is a little ahead', reported: NOON + MINUTE, want: NOON, skewed: false },
    { name: 'cuts what is five minutes ahead', reported: NOON + 5 * MINUTE, want: NOON, skewed: false },
    { name: 'J24 replaces what is further ahead', reported: NOON + 5 * MINUTE + 1, want: NOON, skewed: true },
    {
      name: 'J24 replaces what is before 2000',
      reported: Date.UTC(1999, 11, 31, 23, 59, 59),
      want: NOON,
      skewed: true,
    },
    { name: 'keeps the first instant of 2000', reported: Date.UTC(2000), want: Date.UTC(2000), skewed: false },
    {
      name: 'keeps a report that waited in a spool',
      reported: NOON - 3 * DAY,
      sent: NOON - SECOND,
      want: NOON - 3 * DAY,
      skewed: false,
    },
    {
      name: 'P10 shifts the past of a clock ten years ahead',
      reported: NOON + 10 * YEAR - HOUR,
      sent: NOON + 10 * YEAR,
      want: NOON - HOUR,
      skewed: true,
    },
    {
      name: 'P10 shifts the past of a clock ten years behind',
      reported: NOON - 10 * YEAR - HOUR,
      sent: NOON - 10 * YEAR,
      want: NOON - HOUR,
      skewed: true,
    },
    {
      name: 'P10 shifts the past of a clock in 1970',
      reported: 5 * HOUR,
      sent: 6 * HOUR,
      want: NOON - HOUR,
      skewed: true,
    },
    {
      name: 'leaves an offset of five minutes alone',
      reported: NOON - HOUR,
      sent: NOON - 5 * MINUTE,
      want: NOON - HOUR,
      skewed: false,
    },
  ])('$name', ({ reported, sent, want, skewed }) => {
    const clocks = { receivedAtMs: NOON, ...(sent === undefined ? {} : { sentAtMs: sent }) };
    expect(correctInstant(reported, clocks)).toEqual({ atMs: want, skewed });
  });
});

describe('correctRun', () => {
  it.each([
    {
      name: 'keeps both times',
      run: { startedAtMs: NOON - HOUR, finishedAtMs: NOON - MINUTE, durationSeconds: 3540 },
      want: { startedAtMs: NOON - HOUR, finishedAtMs: NOON - MINUTE, skewed: false },
    },
    {
      name: 'computes the start from the duration when the end was replaced',
      run: { startedAtMs: NOON + DAY, finishedAtMs: NOON + DAY + HOUR, durationSeconds: 3600 },
      want: { startedAtMs: NOON - HOUR, finishedAtMs: NOON, skewed: true },
    },
    {
      name: 'computes the start from the duration when the clock was set during the run',
      run: { startedAtMs: 0, finishedAtMs: NOON - MINUTE, durationSeconds: 60 },
      want: { startedAtMs: NOON - 2 * MINUTE, finishedAtMs: NOON - MINUTE, skewed: false },
    },
  ])('$name', ({ run, want }) => {
    expect(correctRun(run, { receivedAtMs: NOON })).toEqual(want);
  });

  it('P10 never ends before it starts nor after it was received, whatever the clocks', () => {
    const instant = fc.integer({ min: -5 * YEAR, max: Date.UTC(2100) });
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.option(instant, { nil: undefined }),
        fc.nat({ max: 30 * 86_400 }),
        instant,
        (start, end, sent, durationSeconds, receivedAtMs) => {
          const startedAtMs = Math.min(start, end);
          const clocks = { receivedAtMs, ...(sent === undefined ? {} : { sentAtMs: sent }) };
          const run = correctRun({ startedAtMs, finishedAtMs: Math.max(start, end), durationSeconds }, clocks);
          expect(run.startedAtMs).toBeLessThanOrEqual(run.finishedAtMs);
          expect(run.finishedAtMs).toBeLessThanOrEqual(receivedAtMs);
        },
      ),
    );
  });
});

describe('laterOf', () => {
  it.each([
    { name: 'nothing stored', stored: null, at: NOON - DAY, want: NOON - DAY },
    { name: 'later', stored: NOON - DAY, at: NOON, want: NOON },
    { name: 'earlier', stored: NOON, at: NOON - DAY, want: NOON },
    { name: 'P10 stored while the clock was ahead', stored: NOON + YEAR, at: NOON - HOUR, want: NOON - HOUR },
  ])('$name', ({ stored, at, want }) => {
    expect(laterOf(stored, at, NOON)).toBe(want);
  });
});
