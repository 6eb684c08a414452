import { expect, test } from 'vitest';
import { readCount } from './count.ts';
import { readSize } from './size.ts';

test.each([
  ['1B', 1],
  ['500KiB', 512_000],
  ['1.5MiB', 1_572_864],
  ['2GiB', 2_147_483_648],
])('the size %s', (written, want) => {
  expect(readSize('--size', written)).toBe(want);
});

test.each(['', '5', '5MB', '-1MiB', '0B', '1 GiB'])('the size %j is refused', (written) => {
  expect(() => readSize('--size', written)).toThrow(`--size: \`${written}\` is not a size.`);
});

test('numbers within their bounds', () => {
  expect(readCount('--files', '20', { min: 1, max: 100 })).toBe(20);
  for (const written of ['', '0', '101', '1.5', '1e1', '-3']) {
    expect(() => readCount('--files', written, { min: 1, max: 100 })).toThrow('is not a whole number from 1 to 100');
  }
});
