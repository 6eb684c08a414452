import { describe, expect, it } from 'vitest';
import { runProgram } from './program.ts';
import { SCENARIO_NAMES } from './scenario/scenarios.ts';

/** Runs a command line whose stop signal has come before it began. */
async function run(...args: readonly string[]) {
  const printed = { out: '', err: '' };
  const code = await runProgram({
    args,
    build: { version: '1.2.3', commit: 'abc', nodeVersion: '20' },
    stdout: { write: (text) => (printed.out += text) },
    stderr: { write: (text) => (printed.err += text) },
    stop: AbortSignal.abort(),
  });
  return { code, ...printed };
}

describe('the command line', () => {
  it('plays what it is told to, and ends when it is stopped', async () => {
    const { code, out, err } = await run('trc-edge', 'trc-scheduler', '--scenario', 'backends-down', '--port', '0');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^ {2}trc-scheduler +http:\/\/127\.0\.0\.1:\d+\/metrics\n {2}trc-edge +http:.*\/metrics\n$/);
  });

  it('lists every scenario', async () => {
    const { out } = await run('scenarios');
    expect(out.match(/^[a-z-]+(?= )/gm)).toEqual(SCENARIO_NAMES);
  });

  it.each([
    ['an unknown component', ['trc-edg'], 'Allowed choices are conduit-manager'],
    ['an unknown scenario', ['--scenario', 'incident'], 'Known are quiet, incident-errors'],
    ['a seed that is no number', ['--seed', 'one'], 'It is a whole number, 0 or more.'],
    ['a speed beyond reason', ['--speed', '1000'], 'It is a number from 0.1 to 100.'],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
