import { expect, it } from 'vitest';
import { readIgnore } from './ignore.ts';

it.each([
  { text: 'process_*: The runtime.', want: { reason: 'The runtime.' }, hits: ['process_x'], misses: ['my_process_x'] },
  { text: '*_seconds', want: { reason: '' }, hits: ['a_seconds'], misses: ['a_seconds_total'] },
  {
    text: 'help-differs/x: Worded anew: see the wiki.',
    want: { defect: 'help-differs', reason: 'Worded anew: see the wiki.' },
    hits: ['x'],
    misses: ['xy', ''],
  },
  { text: 'untidy-page/*', want: { defect: 'untidy-page' }, hits: ['', 'x'], misses: [] },
  { text: 'job:rate', want: { reason: '' }, hits: ['job:rate'], misses: ['job'] },
])('$text', ({ text, want, hits, misses }) => {
  const ignore = readIgnore(text);
  expect(ignore).toMatchObject({ text, ...want });
  expect(hits.filter((name) => ignore?.test(name) !== true)).toEqual([]);
  expect(misses.filter((name) => ignore?.test(name) === true)).toEqual([]);
});

it.each(['', ': why', 'a b', 'help-differs/', 'x-y'])('`%s` has no pattern', (text) => {
  expect(readIgnore(text)).toBeUndefined();
});
