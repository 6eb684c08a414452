import { describe, expect, it } from 'vitest';
import { UNITS } from '../generated/grafana-lists.ts';
import { GRAFANA_UNITS } from './grafana-units.ts';
import { unitConflict } from './unit-conflict.ts';

describe('unitConflict', () => {
  const BYTES = { unit: { bytes: 1 }, scale: 1 };
  const PLAIN = { unit: {}, scale: 1 };
  const CASES = [
    { name: 'other units', unit: BYTES, shown: 's', want: 'bytes, not seconds' },
    { name: 'another scale', unit: BYTES, shown: 'kbytes', want: 'bytes, not kibibytes' },
    { name: 'the same', unit: BYTES, shown: 'decbytes', want: undefined },
    { name: 'bits of bytes', unit: { unit: { bytes: 1, seconds: -1 }, scale: 8 }, shown: 'bps', want: undefined },
    { name: 'plain numbers as percent', unit: PLAIN, shown: 'percent', want: undefined },
    {
      name: 'shares as percent',
      unit: PLAIN,
      range: { min: 0, max: 1 },
      shown: 'percent',
      want: 'shares from 0 to 1, not percent',
    },
    {
      name: 'percent as shares',
      unit: { unit: {}, scale: 100 },
      shown: 'percentunit',
      want: 'percent, not plain numbers',
    },
    { name: 'the share of a share', unit: { unit: {}, scale: 20 }, shown: 'percentunit', want: undefined },
    {
      name: 'Unix times in seconds',
      unit: { unit: { time: 1 }, scale: 1 },
      shown: 'dateTimeAsIso',
      want: 'Unix times in seconds, not Unix times in milliseconds',
    },
    { name: 'counts as a rate', unit: PLAIN, shown: 'reqps', want: 'plain numbers, not per second' },
  ];
  it.each(CASES)('$name', ({ unit, range, shown, want }) => {
    const expected = GRAFANA_UNITS.get(shown);
    expect(expected === undefined ? 'unknown' : unitConflict({ unit, range }, expected)).toBe(want);
  });
});

it('every unit is one of Grafana', () => {
  expect([...GRAFANA_UNITS.keys()].filter((id) => !UNITS.has(id))).toEqual([]);
});
