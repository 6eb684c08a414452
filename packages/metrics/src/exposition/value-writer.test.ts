import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueText } from '../float-text.ts';
import { MAX_VALUE_BYTES, writeValue } from './value-writer.ts';

const out = Buffer.alloc(64);

function written(value: number): string {
  out.fill('#');
  const end = writeValue(out, 3, Float64Array.of(value), 0);
  return out.toString('latin1', 3, end);
}

const DISTRIBUTIONS = {
  'any double': fc.double(),
  'ordinary doubles': fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
  'byte counts with a fraction': fc.double({ min: 0, max: 4e12, noNaN: true }),
  integers: fc.maxSafeInteger(),
  'three decimals': fc.maxSafeInteger().map((n) => n / 1000),
  'six decimals': fc.integer().map((n) => n / 1e6),
  'sums of tenths': fc
    .array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 })
    .map((ns) => ns.reduce((s, n) => s + n / 10, 0)),
  'neighbours of short decimals': fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: -9, max: 6 }), fc.integer({ min: -3, max: 3 }))
    .map(([digits, exponent, steps]) => {
      const value = new Float64Array([Number(`${digits}e${exponent}`)]);
      const bits = new BigInt64Array(value.buffer);
      bits[0] = (bits[0] ?? 0n) + BigInt(steps);
      return value[0] ?? 0;
    }),
  'powers of two and their neighbours': fc
    .tuple(fc.integer({ min: -30, max: 60 }), fc.constantFrom(-1, 0, 1))
    .map(([exponent, step]) => 2 ** exponent * (1 + step * Number.EPSILON)),
};

describe('writeValue', () => {
  it.each([
    [NaN, 'NaN'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
    [0, '0'],
    [-0, '0'],
    [0.5, '0.5'],
    [0.001, '0.001'],
    [-12.125, '-12.125'],
    [999_999_999, '999999999'],
    [1_000_000_000, '1000000000'],
    [99_999_999.999, '99999999.999'],
    [2 ** 53, '9007199254740992'],
    [0.1 + 0.2, '0.30000000000000004'],
    [104.92999999999999, '104.92999999999999'],
    [0.30000000000000004, '0.30000000000000004'],
    [1e-6, '0.000001'],
    [1.5e-7, '1.5e-7'],
    [1e21, '1e+21'],
    [-2.2250738585072014e-308, '-2.2250738585072014e-308'],
  ])('%d is %s', (value, want) => {
    expect(written(value)).toBe(want);
  });

  it.each(Object.entries(DISTRIBUTIONS))('writes %s as String does', (_name, numbers) => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(written(value)).toBe(valueText(value));
        expect(written(value).length).toBeLessThanOrEqual(MAX_VALUE_BYTES);
      }),
      { numRuns: 3000 },
    );
  });
});
