import { expect, test } from 'vitest';
import { HeadAndTail } from './index.ts';

const kept = (maxBytes: number, ...chunks: string[]) => {
  const buffer = new HeadAndTail(maxBytes);
  for (const chunk of chunks) buffer.push(Buffer.from(chunk));
  return Buffer.from(buffer.bytes()).toString();
};

test.each([
  { name: 'nothing', chunks: [], want: '' },
  { name: 'less than the limit', chunks: ['abc', 'd'], want: 'abcd' },
  { name: 'exactly the limit', chunks: ['abcdefgh'], want: 'abcdefgh' },
  { name: 'one byte more', chunks: ['abcdefghi'], want: 'abcd\nfghi' },
  { name: 'in pieces', chunks: Array.from('abcdefghijklm'), want: 'abcd\njklm' },
  { name: 'a flood', chunks: Array.from({ length: 1000 }, () => 'xxxxx'), want: 'xxxx\nxxxx' },
])('$name', ({ chunks, want }) => {
  expect(kept(8, ...chunks)).toBe(want);
});
