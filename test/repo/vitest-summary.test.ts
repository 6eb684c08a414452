import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/workspaces.ts';

const FIXTURES = join(import.meta.dirname, 'testdata/summary');

async function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ exit: number | null; lines: string[] }> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--root', FIXTURES, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const output = await text(child.stdout);
  return { exit: await exit, lines: output.trimEnd().split('\n') };
}

const PATIENCE = { timeout: 60_000 };

describe('the last line of a test run', PATIENCE, () => {
  it.concurrent.each([
    { name: 'all good', args: ['good'], exit: 0, last: '1 passed, 0 failed' },
    { name: 'failures and skips', args: ['outcomes'], exit: 1, last: '1 passed, 1 failed, 4 skipped' },
    { name: 'a file that does not load', args: ['broken'], exit: 1, last: '0 passed, 1 failed' },
    { name: 'an error outside the tests', args: ['unhandled'], exit: 1, last: '1 passed, 1 failed' },
    { name: 'a type test', args: ['types'], exit: 1, last: '1 passed, 1 failed' },
    { name: 'nothing found', args: ['no-such-file'], exit: 1, last: '0 passed, 1 failed' },
  ])('counts $name', async ({ args, exit, last }) => {
    const result = await run(args);
    expect({ exit: result.exit, last: result.lines.at(-1) }).toEqual({ exit, last });
  });

  it.concurrent('comes after every skipped test with its reason', async () => {
    const { lines } = await run(['outcomes']);
    expect(lines.slice(lines.indexOf('SKIPPED, not tested here:'))).toEqual([
      'SKIPPED, not tested here:',
      '  outcomes.fixture.ts > a group > is skipped without a reason: no reason given: use context.skip(reason)',
      '  outcomes.fixture.ts > a group with one reason (2 tests): needs root',
      '  outcomes.fixture.ts > says why it is skipped: needs `restic`',
      '',
      '1 passed, 1 failed, 4 skipped',
    ]);
  });

  it.concurrent('lists nothing when a pattern chose the tests', async () => {
    const { lines } = await run(['outcomes', '-t', 'passes']);
    expect(lines.at(-1)).toBe('1 passed, 0 failed, 5 skipped');
    expect(lines).not.toContain('SKIPPED, not tested here:');
  });
});

describe('tests that drive a program which is missing', PATIENCE, () => {
  const trixie = '`chromium` (Debian package chromium of trixie) is missing; to get it: apt-get install chromium';
  const sid = '`chromium` (Debian package chromium of sid) is missing; to get it: apt-get install chromium';

  it.concurrent('are skipped with the name of the package', async () => {
    const { exit, lines } = await run(['tools'], { CI: '' });
    expect(exit).toBe(0);
    expect(lines).toContain(`  tools.fixture.ts > of trixie > has the programs it drives: ${trixie}`);
    expect(lines.at(-1)).toBe('1 passed, 0 failed, 2 skipped');
  });

  it.concurrent('fail with CI set, but for those of sid', async () => {
    const { exit, lines } = await run(['tools'], { CI: 'true' });
    expect(exit).toBe(1);
    expect(lines).toContain(`  tools.fixture.ts > of sid > has the programs it drives: ${sid}`);
    expect(lines.at(-1)).toBe('1 passed, 1 failed, 1 skipped');
  });
});
