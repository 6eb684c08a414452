import { expect, test } from 'vitest';
import { nanosecondsOf } from './nanoseconds.ts';

test.each([
  ['1970-01-01T00:00:01Z', 1_000_000_000n],
  ['1970-01-01T00:00:00.000000001Z', 1n],
  ['1970-01-01T01:00:00.5+01:00', 500_000_000n],
  ['2026-11-21T01:16:26.670581631Z', 1_795_223_786_670_581_631n],
  ['2026-11-20T21:46:26.670581631-03:30', 1_795_223_786_670_581_631n],
  ['1969-12-31T23:59:59.9Z', -100_000_000n],
  ['yesterday', undefined],
  ['2026-13-41T00:00:00Z', undefined],
])('%s', (instant, want) => {
  expect(nanosecondsOf(instant)).toBe(want);
});
