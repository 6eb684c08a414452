import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runProgram } from './program.ts';
import { WHAT_IS_REAL } from './what-is-real.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');

it.each(Object.entries(WHAT_IS_REAL))('the README and --help say what is %s', async (_, sentence) => {
  let printed = '';
  const out = { write: (text: string) => (printed += text) };
  const build = { version: '1.2.3', commit: 'abc', nodeVersion: '20' };
  const code = await runProgram({
    args: ['--help'],
    build,
    stdout: out,
    stderr: out,
    stop: new AbortController().signal,
  });
  expect(code).toBe(0);
  expect(printed).toContain(sentence);
  expect(README).toContain(sentence);
});
