import { describe, expect, it } from 'vitest';
import { inParts, joinParts, LIMITS, type WireAnswer } from './index.ts';

type Answer = WireAnswer<'snapshots'>;

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

function source(i: number, points = 14): NonNullable<Answer['found']>['sources'][number] {
  return {
    source: { host: `host-${i % 40}`, user: 'root', paths: [`/srv/tenants/${i}/data`] },
    complete: points,
    incomplete: 0,
    restore_points: Array.from({ length: points }, (_, day) => 1_790_000_000 + day * 86_400 + i),
    newest: { size_bytes: 123_456_789, files: 4321 },
    last_run: { ended_at: '2026-11-21T02:10:00.000Z', verdict: 'ok', duration_seconds: 61.2, added_bytes: 123_456 },
    last_success_at: '2026-11-21T02:10:00.000Z',
  };
}

function answer(sources: NonNullable<Answer['found']>['sources'], more: Partial<Answer> = {}): Answer {
  return {
    question: 'snapshots',
    asked_at: '2026-11-21T12:00:00.000Z',
    duration_seconds: 2.2,
    verdict: 'ok',
    parsed: sources.length,
    rejected: 0,
    found: { sources },
    ...more,
  };
}

const MANY = Array.from({ length: 1700 }, (_, i) => source(i));
const KINDS = { complete: 9, partial: 0, checkpoint: 0, canceled: 0, limit_reached: 0, other: 0 };

describe('a long answer travels in parts', () => {
  it('leaves a short one alone', () => {
    const short = answer([source(1)]);
    expect(inParts(short)).toEqual([short]);
    expect(joinParts([short])).toEqual(short);
  });

  it('leaves one alone that found nothing', () => {
    const { found: _found, ...failed } = answer([], { verdict: 'timeout' });
    expect(inParts(failed)).toEqual([failed]);
  });

  it('of 1,700 sources fits into reports and is whole again, in any order', () => {
    const whole = answer(MANY, { found: { sources: MANY, kinds: KINDS } });
    const parts = inParts(whole);
    expect(parts.length).toBeGreaterThan(10);
    expect(Math.max(...parts.map(bytes))).toBeLessThan(LIMITS.reportBytes);
    expect(joinParts(parts.toReversed())).toEqual(whole);
  });

  it.each([
    { name: 'the first part is missing', pick: (i: number) => i !== 0 },
    { name: 'the last part is missing', pick: (i: number, of: number) => i !== of - 1 },
    { name: 'all but one are missing', pick: (i: number) => i === 1 },
    { name: 'everything is missing', pick: () => false },
  ])('is nothing while $name', ({ pick }) => {
    const parts = inParts(answer(MANY));
    expect(joinParts(parts.filter((_, i) => pick(i, parts.length)))).toBeUndefined();
  });

  it('is nothing when one part came twice instead of another', () => {
    const [first, ...rest] = inParts(answer(MANY));
    expect(first && joinParts([first, first, ...rest.slice(1)])).toBeUndefined();
  });

  it('keeps the oldest and the newest of too many restore points', () => {
    const [one] = inParts(answer([source(1, 2000)]));
    const points = one?.found?.sources[0]?.restore_points ?? [];
    const all = source(1, 2000).restore_points;
    expect(points).toHaveLength(LIMITS.restorePoints);
    expect([points[0], points.at(1), points.at(-1)]).toEqual([
      all[0],
      all[2000 - LIMITS.restorePoints + 1],
      all.at(-1),
    ]);
  });

  it('counts a source that fits into no report as rejected', () => {
    const long = {
      ...source(2),
      source: { host: 'a', user: 'b', paths: Array.from({ length: 20 }, () => 'x'.repeat(4096)) },
    };
    const [one, ...more] = inParts(answer([source(1), long]));
    expect({ sources: one?.found?.sources.length, rejected: one?.rejected, more }).toEqual({
      sources: 1,
      rejected: 1,
      more: [],
    });
  });

  it('counts what is beyond the greatest number of parts as rejected', () => {
    const parts = inParts(answer(MANY), 1000);
    expect(parts).toHaveLength(LIMITS.answerParts);
    expect(joinParts(parts)?.found?.sources.length).toBe(1700 - (parts[0]?.rejected ?? 0));
    expect(parts[0]?.rejected).toBeGreaterThan(1000);
  });
});
