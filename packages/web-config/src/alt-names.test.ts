import { expect, test } from 'vitest';
import { parseAltNames } from './alt-names.ts';

test.each([
  ['', []],
  ['DNS:localhost', ['localhost']],
  [
    'DNS:a.example, IP Address:10.0.0.1, URI:spiffe://x/y, email:a@b.c',
    ['a.example', '10.0.0.1', 'spiffe://x/y', 'a@b.c'],
  ],
  ['DNS:"evil, DNS:good.example"', ['evil, DNS:good.example']],
  ['URI:http://x/?DNS:good.example', ['http://x/?DNS:good.example']],
  ['othername:<unsupported>, DNS:b', ['b']],
])('%s', (text, want) => {
  expect(parseAltNames(text)).toEqual(want);
});
