import { expect, test } from 'vitest';
import { nearName } from './near-name.ts';

const NAMES = ['name', 'tool', 'every', 'timeout', 'password_file', 'repository', 'repository_file'];

test.each([
  ['evry', 'every'],
  ['Every', 'every'],
  ['timout', 'timeout'],
  ['password-file', 'password_file'],
  ['repositry', 'repository'],
  ['interval', undefined],
  ['to', undefined],
  ['', undefined],
])('%s: did you mean %s', (word, want) => expect(nearName(word, NAMES)).toBe(want));
