import { describe, expect, test } from 'vitest';
import { ApiFailure } from '../errors.ts';
import { parseJsonBody } from './json-body.ts';

const refusal = (body: Buffer | string): string => {
  try {
    parseJsonBody(Buffer.from(body));
  } catch (error) {
    if (error instanceof ApiFailure) return error.message;
    throw error;
  }
  return 'accepted';
};

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('JSON bodies (reliability table J)', () => {
  test.each([
    ['J01 __proto__', '{"__proto__": {"a": 1}}', /__proto__/],
    ['J01 escaped', '{"\\u005f_proto__": 1}', /__proto__/],
    ['J01 nested', '{"a": [{"b": {"__proto__": 1}}]}', /__proto__/],
    ['J01 50,000 levels deep', `${'{"a":'.repeat(50_000)}{"__proto__":1}${'}'.repeat(50_000)}`, /16 levels/],
    ['J04 1,000 arrays', nested(1000), /16 levels/],
    ['J04 100,000 arrays', nested(100_000), /16 levels/],
    ['J04 17 levels', nested(17), /16 levels/],
    ['J06 empty', '', /not JSON/],
    ['J06 blank', '  \n', /not JSON/],
    ['J06 truncated', '{"a": 1', /not JSON/],
    ['J06 truncated text', '{"a', /not JSON/],
    ['J06 NaN', '{"a": NaN}', /not JSON/],
    ['J06 trailing comma', '{"a": 1,}', /not JSON/],
    ['J06 two documents', '{} {}', /not JSON/],
    ['J06 comment', '{} // x', /not JSON/],
    ['J07 byte-order mark', '\ufeff{}', /not JSON/],
    ['J08 repeated key', '{"a": 1, "b": 2, "a": 3}', /same key twice/],
    ['J08 repeated key, escaped', '{"a": 1, "\\u0061": 3}', /same key twice/],
    ['J08 repeated key, nested', '{"x": [{"a": 1, "a": 3}]}', /same key twice/],
    ['broken escape in a key', '{"\\u00": 1}', /not JSON/],
    ['J17 invalid UTF-8', Buffer.from([0x22, 0xff, 0x22]), /not UTF-8/],
    ['J17 CESU surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), /not UTF-8/],
    ['J17 overlong', Buffer.from([0x22, 0xc0, 0x80, 0x22]), /not UTF-8/],
  ])('%s', (_id, body, want) => {
    expect(refusal(body)).toMatch(want);
  });

  test.each([
    ['keys that are values elsewhere', '{"a": "b", "b": "a", "c": ["a", "a"]}'],
    ['the same key in two objects', '[{"a": 1}, {"a": 2}, {"b": {"a": 3}}]'],
    ['__proto__ as a value', '{"a": "__proto__"}'],
    ['brackets and quotes in texts', '{"a": "[[[[[[[[[[[[[[[[[[{\\"", "b": "}]"}'],
    ['16 levels', nested(16)],
    ['J20 a root that is no object is for the schema', 'null'],
  ])('accepted: %s', (_name, body) => {
    expect(parseJsonBody(Buffer.from(body))).toEqual(JSON.parse(body));
  });

  test('J01 nothing is polluted', () => {
    refusal('{"__proto__": {"polluted": true}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
