import { expect, test } from 'vitest';
import { escapePattern } from './escape-pattern.ts';

test.each([
  ['/etc/hosts', '/etc/hosts'],
  ['/data/*', '/data/\\*'],
  ['/data/[a]?', '/data/\\[a\\]\\?'],
  ['/data/back\\slash', '/data/back\\\\slash'],
])('%j', (path, want) => {
  expect(escapePattern(path)).toBe(want);
});
