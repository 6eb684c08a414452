import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/workspaces.ts';
import { readText, repositoryFiles } from './files.ts';

/** What no file of the repository may hold. Written so that a pattern does not match its own line. */
const FORBIDDEN: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'the folder this repository lies in',
    pattern: new RegExp(`(?<![\\w.])${escape(ROOT)}(?=[/"'\`\\s]|$)`, 'm'),
  },
  {
    name: 'a package registry or archive host',
    pattern: /\b(?:registry|deb|security|npm)\.[a-z-]+\.(?:org|com|io|dev)\b/,
  },
  { name: 'a conflict that a merge left', pattern: /^(?:<{7}|>{7}) \S/m },
  { name: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}/ },
  { name: 'a token of ours', pattern: /\bls[hja]_[A-Za-z0-9_-]{43}\b/ },
  {
    name: 'a token of a forge or cloud',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16}|xox[bp]-[0-9]+-\w+)\b/,
  },
  { name: 'a signed web token', pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/ },
  { name: 'a password in an address', pattern: /\b[a-z]+:\/\/[^\s:@/'"`]+:[A-Za-z0-9]{16,}@/ },
];

/** Two letters of a token are no secret: what is obviously made up may stand in tests. */
const MADE_UP = /(\w)\1{7}|example|of-a-test|0123456789/i;

const texts = repositoryFiles().map((file) => ({ file, text: readText(file) }));

it('looks at the whole repository', () => {
  expect(texts.map(({ file }) => basename(file))).toEqual(
    expect.arrayContaining(['package-lock.json', 'clean-text.test.ts', 'LICENSE']),
  );
});

describe.each(FORBIDDEN)('no file holds $name', ({ pattern }) => {
  it('anywhere', () => {
    const found = texts.flatMap(({ file, text }) => {
      const match = pattern.exec(text)?.[0];
      return match && !MADE_UP.test(match) ? [`${file}: ${match.slice(0, 12)}...`] : [];
    });
    expect(found).toEqual([]);
  });
});

it.each([
  [ROOT, '/package.json'],
  ['registry', '.npmjs', '.org'],
  ['-----BEGIN ', 'EC PRIVATE KEY-----\n', 'MHcCAQEEIPq2z8b0o1D4r5s6t7u8v9w0x1y2z3A4B5C6'],
  ['lsh_', 'Zq3vK9xT2mB7nR4wY6cJ8dF1gH5kL0pQsUaXeWoViNt'],
  ['<<<<<', '<< HEAD'],
  ['AKIA', 'Q3EGYJ7K2M4N6P8R'],
  ['https://user:', 'hunter2hunter2hunter2', '@host'],
])('finds %s%s', (...parts) => {
  const planted = parts.join('');
  expect(FORBIDDEN.some(({ pattern }) => pattern.test(planted) && !MADE_UP.test(planted))).toBe(true);
});

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
