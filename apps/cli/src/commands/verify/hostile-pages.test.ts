import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStoredPage } from '../../pages/stored-page.ts';
import { type ComparedPage, comparePage } from './compare-page.ts';
import { EXAMPLE_CATALOG } from './example-catalog.ts';
import { VERIFY_FORMATS } from './formats/formats.ts';

const MEGABYTE = 1024 * 1024;

function compared(text: string): ComparedPage | undefined {
  const page = readStoredPage({ source: 'page', text });
  if ('notMetrics' in page) return undefined;
  return comparePage({ parts: [EXAMPLE_CATALOG], merged: EXAMPLE_CATALOG, page, earlier: page });
}

function printed(text: string): readonly string[] {
  const result = compared(text);
  if (result === undefined) return [];
  const report = { ...result, target: resolve('page'), isFile: true, catalogs: ['shop'], colour: false };
  return Object.values(VERIFY_FORMATS).map((format) => format(report));
}

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

describe('is judged, with a message that can be read', () => {
  it.each<{ name: string; page: string }>([
    { name: 'a line without an end', page: 'x'.repeat(MEGABYTE) },
    { name: 'a label value of a megabyte', page: `shop_queue_length{a="${'x'.repeat(MEGABYTE)}"} 1\n` },
    { name: 'a label value that is never closed', page: `shop_queue_length{a="${'x'.repeat(4 * MEGABYTE)}` },
    { name: 'a label value of backslashes', page: `shop_queue_length{a="${'\\'.repeat(MEGABYTE + 1)}` },
    { name: 'a line of commas', page: `shop_queue_length{${','.repeat(MEGABYTE)}} 1\n` },
    { name: 'a line of blanks', page: `shop_queue_length${' '.repeat(MEGABYTE)}x\n` },
    { name: 'a help text of a megabyte', page: `# HELP shop_queue_length ${'x '.repeat(MEGABYTE / 2)}\n` },
    { name: 'a route of a megabyte', page: `shop_request_seconds_count{route="${'/1'.repeat(MEGABYTE / 2)}"} 1\n` },
    { name: 'a value of a megabyte', page: `shop_queue_length ${'9'.repeat(MEGABYTE)}\n` },
    {
      name: 'twenty thousand labels',
      page: `shop_queue_length{${many(20_000, (i) => `l${i}="1",`).replaceAll('\n', '')}} 1\n`,
    },
    { name: 'five thousand families', page: many(5000, (i) => `family_${i} 1`) },
    { name: 'twenty thousand values', page: many(20_000, (i) => `shop_till_open{till_id="${i}",till="${i}"} 1`) },
    { name: 'twenty thousand broken lines', page: many(20_000, () => 'x{}') + 'x{ 1\n'.repeat(20_000) },
    { name: 'terminal codes', page: 'shop_queue_length{a="\u001b[2J\u202e"} 1\n# HELP shop_queue_length \u001b[2J\n' },
    { name: 'names that objects have', page: '__proto__ 1\nconstructor{__proto__="1",constructor="2"} 1\n' },
  ])('$name', { timeout: 20_000 }, ({ page }) => {
    const [pretty = ''] = printed(page);
    expect(pretty).toMatch(/\d+ errors?, \d+ warnings?, \d+ notes?\.\n$/);
    expect(['\u001b', '\u202e'].filter((character) => pretty.includes(character))).toEqual([]);
    expect(Math.max(...pretty.split('\n').map((line) => line.length))).toBeLessThan(1000);
  });
});

it('whatever the bytes are', () => {
  const word = fc.constantFrom(
    '# TYPE ',
    '# HELP ',
    '# UNIT ',
    '# EOF',
    'shop_queue_length',
    'shop_request_seconds',
    '_bucket',
    '_sum',
    '{',
    '}',
    'le="',
    'route="',
    '"',
    ',',
    '=',
    '\\',
    '\n',
    '\r',
    ' ',
    '1',
    'NaN',
    '+Inf',
    ' counter',
    ' histogram',
    '# {',
    '\0',
    'é',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 60 }), (parts) => {
      for (const text of printed(parts.join(''))) expect(text.endsWith('\n') || text === '').toBe(true);
    }),
    { numRuns: 500 },
  );
});
