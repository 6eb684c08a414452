import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonMistake } from './json-text.ts';

const CASES = [
  { text: '{"a": [1, -2.5e3, "x\\u00e9\\n", true, null, {}]}', at: undefined },
  { text: ' [] ', at: undefined },
  { text: '', at: 0 },
  { text: '{"a": 1', at: 7 },
  { text: '{"a": 1,}', at: 8 },
  { text: '[1, 2,]', at: 6 },
  { text: '[1 2]', at: 3 },
  { text: "{'a': 1}", at: 1 },
  { text: '{"a" 1}', at: 5 },
  { text: '{"a": "b\nc"}', at: 6 },
  { text: '{"a": "\\x"}', at: 6 },
  { text: '[01]', at: 1 },
  { text: '[nul]', at: 1 },
  { text: '{} {}', at: 3 },
  { text: '[}', at: 1 },
];

describe('findJsonMistake', () => {
  it.each(CASES)('finds the mistake in $text', ({ text, at }) => {
    expect(findJsonMistake(text)).toBe(at);
  });

  it('accepts what JSON.stringify writes, and refuses what JSON.parse refuses', () => {
    const mutated = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '{', '1', 'x', '\\'));
    fc.assert(
      fc.property(mutated, ([text, place, put]) => {
        const at = place % (text.length + 1);
        const changed = `${text.slice(0, at)}${put}${text.slice(at + 1)}`;
        expect(findJsonMistake(text)).toBe(undefined);
        expect(findJsonMistake(changed) === undefined).toBe(isJson(changed));
      }),
      { numRuns: 500 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
