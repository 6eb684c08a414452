import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from './index.ts';

const AT = Date.UTC(2026, 10, 21, 12, 0, 0, 250);

const table = [
  { name: 'a key of several words', data: { isGood: true }, wire: { is_good: true } },
  { name: 'an instant', data: { lastSuccessAtMs: AT }, wire: { last_success_at: '2026-11-21T12:00:00.250Z' } },
  { name: 'a number that is no instant', data: { durationSeconds: 1.5 }, wire: { duration_seconds: 1.5 } },
  {
    name: 'lists and what is in them',
    data: { sources: [{ lastRun: { endedAtMs: AT } }], restorePoints: [1, 2] },
    wire: { sources: [{ last_run: { ended_at: '2026-11-21T12:00:00.250Z' } }], restore_points: [1, 2] },
  },
  {
    name: 'kinds by the words of the tool',
    data: { kinds: { complete: 1, limit_reached: 2 } },
    wire: { kinds: { complete: 1, limit_reached: 2 } },
  },
];

describe('data travels', () => {
  it.each(table)('$name', ({ data, wire }) => {
    expect(toWire<unknown>(data)).toEqual(wire);
    expect(fromWire<unknown>(wire)).toEqual(data);
  });

  it('leaves out what is undefined', () => {
    expect(Object.keys(toWire({ reason: undefined, parsed: 1 }))).toEqual(['parsed']);
  });
});
