import { expect, test } from 'vitest';
import { acceptsGzip } from './accepts-gzip.ts';

test.each([
  [undefined, false],
  ['', false],
  ['identity', false],
  ['gzip', true],
  ['GZIP', true],
  ['gzip;q=0', false],
  ['gzip;q=0.000', false],
  ['gzip; q=0.5, br', true],
  ['*', true],
  ['*;q=0', false],
  ['gzip;q=0, *', false],
  ['deflate, gzip;q=1.0, *;q=0.5', true],
  ['x-gzip-like', false],
  ['gzip;q=nonsense', false],
])('Accept-Encoding %j: gzip %s', (header, want) => {
  expect(acceptsGzip(header)).toBe(want);
});
