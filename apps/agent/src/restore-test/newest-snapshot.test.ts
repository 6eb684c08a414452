import { expect, test } from 'vitest';
import { newestSnapshot, noSnapshot } from './newest-snapshot.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const snapshot = (id: string, time: string, host = 'alpha', ...paths: string[]) => ({ id, time, host, paths });

const ALL = [
  snapshot('a', '2026-11-20T01:00:00Z', 'alpha', '/etc', '/home'),
  snapshot('b', '2026-11-21T01:00:00+02:00', 'alpha', '/etc'),
  snapshot('c', '2026-11-21T01:00:00Z', 'bravo', '/etc'),
  snapshot('d', '2030-01-01T00:00:00Z', 'alpha', '/etc'),
];

test.each([
  { name: 'the newest of the host, by its instant', wanted: { host: 'alpha' }, want: 'b' },
  { name: 'of a path', wanted: { host: 'alpha', path: '/home' }, want: 'a' },
  { name: 'of another host', wanted: { host: 'bravo' }, want: 'c' },
  { name: 'none', wanted: { host: 'charlie' }, want: undefined },
])('$name', ({ wanted, want }) => {
  expect(newestSnapshot(ALL, { ...wanted, nowMs: NOW })?.id).toBe(want);
});

test('of two of one instant always the same', () => {
  const two = [snapshot('1', '2026-11-20T01:00:00Z'), snapshot('2', '2026-11-20T01:00:00Z')];
  expect([two, two.toReversed()].map((all) => newestSnapshot(all, { host: 'alpha', nowMs: NOW })?.id)).toEqual([
    '2',
    '2',
  ]);
});

test('without one, the message names hosts that have some', () => {
  expect(noSnapshot(ALL, { host: 'charlie', nowMs: NOW })).toBe(
    'there is no snapshot of host charlie; --host chooses another, for example alpha, bravo',
  );
  expect(noSnapshot([], { host: 'charlie', path: '/etc', nowMs: NOW })).toBe(
    'there is no snapshot of /etc of host charlie',
  );
});
