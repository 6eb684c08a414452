import { timingSafeEqual } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type BearerCheck, checkBearer, tokenDigest } from './bearer.ts';

const T1 = 'first-token.0123456789_~+/ABCdef=';
const T2 = 'second-token.0123456789-abcdefgh';
const DIGESTS = [tokenDigest(T1), tokenDigest(T2)];
const flipped = T1.replace(/[a-z]/gi, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()));
const basic = Buffer.from(`user:${T1}`).toString('base64');

const ROWS: [id: string, name: string, lines: string[], want: BearerCheck][] = [
  ['B01', 'no header', [], 'no_token'],
  ['B02', 'old token', [`Bearer ${T1}`], 'ok'],
  ['B02', 'new token', [`Bearer ${T2}`], 'ok'],
  ['B03', 'lower case scheme', [`bearer ${T1}`], 'ok'],
  ['B03', 'upper case scheme', [`BEARER ${T1}`], 'ok'],
  ['B03', 'mixed case scheme', [`bEaReR ${T1}`], 'ok'],
  ['B04', 'two spaces', [`Bearer  ${T1}`], 'ok'],
  ['B04', 'many spaces', [`Bearer      ${T1}`], 'ok'],
  ['B05', 'tab after the scheme', [`Bearer\t${T1}`], 'bad_token'],
  ['B06', 'trailing spaces', [`Bearer ${T1}  `], 'ok'],
  ['B07', 'scheme only', ['Bearer'], 'bad_token'],
  ['B07', 'scheme and space', ['Bearer '], 'bad_token'],
  ['B08', 'something after it', [`Bearer ${T1} x`], 'bad_token'],
  ['B08', 'comma after it', [`Bearer ${T1},`], 'bad_token'],
  ['B08', 'two in one line', [`Bearer ${T1}, Bearer ${T2}`], 'bad_token'],
  ['B09', 'Basic', [`Basic ${basic}`], 'bad_token'],
  ['B09', 'Token', [`Token ${T1}`], 'bad_token'],
  ['B09', 'bare', [T1], 'bad_token'],
  ['B09', 'no space', [`Bearer${T1}`], 'bad_token'],
  ['B09', 'colon', [`Bearer:${T1}`], 'bad_token'],
  ['B09', 'quoted', [`Bearer "${T1}"`], 'bad_token'],
  ['B10', 'same length', [`Bearer ${'x'.repeat(T1.length)}`], 'bad_token'],
  ['B11', 'one byte more', [`Bearer ${T2}x`], 'bad_token'],
  ['B11', 'case flipped', [`Bearer ${flipped}`], 'bad_token'],
  ['B12', '8 KiB', [`Bearer ${'x'.repeat(8192)}`], 'bad_token'],
  ['B13', 'good and bad line', [`Bearer ${T1}`, 'Bearer nonsense'], 'bad_token'],
  ['B13', 'bad and good line', ['Bearer nonsense', `Bearer ${T1}`], 'bad_token'],
  ['B13', 'two good lines', [`Bearer ${T1}`, `Bearer ${T1}`], 'bad_token'],
  ['B14', 'byte E9', [`Bearer ${T1}\u00e9`], 'bad_token'],
  ['B14', 'UTF-8 é as Node reads it', [`Bearer ${T1}\u00c3\u00a9`], 'bad_token'],
  ['B14', 'U+2028', [`Bearer ${T1}\u2028`], 'bad_token'],
  ['B17', 'percent-encoded', [`Bearer ${encodeURIComponent(T1)}`], 'bad_token'],
  ['B17', 'base64', [`Bearer ${Buffer.from(T1).toString('base64')}`], 'bad_token'],
];

const raw = (lines: readonly string[]) => lines.flatMap((line) => ['AUTHORIZATION', line]);

describe('bearer token (reliability table B)', () => {
  test.each(ROWS)('%s %s', (_id, _name, lines, want) => {
    expect(checkBearer(raw(lines), DIGESTS)).toBe(want);
  });

  test('B11 every proper prefix is refused', () => {
    for (let length = 1; length < T1.length; length += 1) {
      expect(checkBearer(raw([`Bearer ${T1.slice(0, length)}`]), DIGESTS)).toBe('bad_token');
    }
  });

  test.each([
    ['no header', []],
    ['wrong', ['Bearer wrong']],
    ['malformed', ['Basic x']],
    ['first token', [`Bearer ${T1}`]],
    ['last token', [`Bearer ${T2}`]],
  ])('B34 the work is the same for %s', (_name, lines: string[]) => {
    const calls = { hash: 0, equal: 0 };
    checkBearer(raw(lines), DIGESTS, {
      hash: (text) => (calls.hash++, tokenDigest(text)),
      equal: (a, b) => (calls.equal++, timingSafeEqual(a, b)),
    });
    expect(calls).toEqual({ hash: 1, equal: DIGESTS.length });
  });

  test('without configured tokens nothing passes', () => {
    expect(checkBearer(raw(['Bearer ']), [])).toBe('bad_token');
  });
});
