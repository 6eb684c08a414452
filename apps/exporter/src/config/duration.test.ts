import { expect, test } from 'vitest';
import { DURATION_PATTERN, durationSeconds, durationText } from './duration.ts';

test.each([
  ['90s', 90],
  ['15m', 900],
  ['24h', 86_400],
  ['7d', 604_800],
])('%s is %d seconds', (text, seconds) => {
  expect(text).toMatch(new RegExp(DURATION_PATTERN, 'u'));
  expect(durationSeconds(text)).toBe(seconds);
});

test.each(['', '0s', '5', '5 m', '1.5h', '-1s', '5M', '1w', '12345678s'])('`%s` is none', (text) => {
  expect(text).not.toMatch(new RegExp(DURATION_PATTERN, 'u'));
});

test.each([
  [1, '1s'],
  [90, '90s'],
  [5400, '90m'],
  [7200, '2h'],
  [604_800, '7d'],
])('%d seconds are written %s', (seconds, text) => expect(durationText(seconds)).toBe(text));
