import { expect, test } from 'vitest';
import { BYTE_SIZE_PATTERN, byteSize, byteSizeText } from './byte-size.ts';

test.each([
  ['0 B', 0],
  ['512KiB', 524_288],
  ['5 MiB', 5_242_880],
  ['2 GiB', 2_147_483_648],
])('%s are %d bytes', (text, bytes) => {
  expect(text).toMatch(new RegExp(BYTE_SIZE_PATTERN, 'u'));
  expect(byteSize(text)).toBe(bytes);
});

test.each(['5', '5MB', '5 mib', '1.5 MiB', '-1 B', ''])('`%s` is no size', (text) => {
  expect(text).not.toMatch(new RegExp(BYTE_SIZE_PATTERN, 'u'));
});

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KiB'],
  [5_242_880, '5 MiB'],
])('%d bytes are written %s', (bytes, text) => expect(byteSizeText(bytes)).toBe(text));
