import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { isAlive } from '../test/is-alive.ts';
import { collectOutput } from './collect-output.ts';
import { EvidenceReader } from './restic/evidence.ts';
import { verdictOfRun } from './restic/verdict-of-run.ts';
import { startTool, type ToolOptions } from './tool.ts';
import { toolEnvironment } from './tool-environment.ts';

const FAKE = fileURLToPath(new URL('../testdata/fake-tool.mjs', import.meta.url));
const ENV = { PATH: process.env['PATH'] ?? '' };
const folder = mkdtempSync(join(tmpdir(), 'lockstep-tool-'));

afterAll(() => rmSync(folder, { recursive: true }));

const part = (...args: string[]) => ({ command: process.execPath, args: [FAKE, ...args], env: ENV });

/** Plays a part under the reader of evidence, as the agent does. */
async function judge(options: Partial<ToolOptions> & Pick<ToolOptions, 'command' | 'args'>, json = true) {
  const reader = new EvidenceReader();
  const tool = startTool({
    env: ENV,
    onStdout: (chunk) => reader.stdout(chunk),
    onStderr: (chunk) => reader.stderr(chunk),
    ...options,
  });
  const end = await tool.done;
  const evidence = reader.end();
  const asked = { json, dryRun: false, skipIfUnchanged: false };
  return { end, evidence, ...verdictOfRun({ kind: 'backup', ending: end.ending, evidence, asked }) };
}

describe('R01 what cannot be started has failed as not_started', () => {
  const directory = folder;
  const plain = join(folder, 'not-executable');
  writeFileSync(plain, 'text', { mode: 0o644 });
  const foreign = join(folder, 'wrong-architecture');
  writeFileSync(foreign, Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(64)]), { mode: 0o755 });

  test.each([
    { name: 'missing', command: join(folder, 'absent'), args: [], code: 'ENOENT' },
    { name: 'not executable', command: plain, args: [], code: 'EACCES' },
    { name: 'a directory', command: directory, args: [], code: 'EACCES' },
    { name: 'NUL in an argument', command: process.execPath, args: ['a\0b'], code: 'ERR_INVALID_ARG_VALUE' },
  ])('$name', async ({ command, args, code }) => {
    const { verdict, reason, end } = await judge({ command, args });
    expect(end.ending).toEqual({ type: 'not_started', code });
    expect({ verdict, reason }).toEqual({ verdict: 'failed', reason: `not_started: ${code}` });
  });

  test('wrong architecture', async () => {
    // The C library hands what the kernel refuses to /bin/sh, as a shell would; either way nothing has run.
    expect((await judge({ command: foreign, args: [] })).verdict).toBe('failed');
  });
});

describe('R02 exit codes', () => {
  test.each([
    [0, 'failed'],
    [1, 'failed'],
    [2, 'failed'],
    [3, 'partial'],
    [10, 'no_repository'],
    [11, 'locked'],
    [12, 'wrong_password'],
    [130, 'cancelled'],
    [255, 'failed'],
    [77, 'failed'],
  ])('%i is %s', async (code, want) => {
    const { verdict, end } = await judge(part('exit', String(code)));
    expect(end.ending).toEqual({ type: 'exited', code });
    expect(verdict).toBe(want);
  });
});

describe('R03 signals', () => {
  test.each([
    ['SIGKILL', 'failed'],
    ['SIGSEGV', 'failed'],
    ['SIGABRT', 'failed'],
    ['SIGTERM', 'cancelled'],
    ['SIGINT', 'cancelled'],
  ])('%s is %s, reason signal', async (signal, want) => {
    const { verdict, reason } = await judge(part('die-of', signal));
    expect(verdict).toBe(want);
    expect(reason).toMatch(new RegExp(`^signal: ended by ${signal}`, 'u'));
  });
});

describe('deadlines', () => {
  test('R04 a tool that hangs gets SIGTERM at the deadline', async () => {
    const { verdict, reason } = await judge({ ...part('hang'), deadlineMs: 150 });
    expect(verdict).toBe('timeout');
    expect(reason).toBe('timeout: still running after 0.15 s');
  });

  test('R04 and SIGKILL when it does not listen', async () => {
    const { verdict, end } = await judge({ ...part('never-die'), deadlineMs: 1000, killAfterMs: 100 });
    expect(verdict).toBe('timeout');
    expect(end.exitCode).toBeUndefined();
  });

  test('R05 a tool that ignores SIGTERM and then exits 0 has not succeeded', async () => {
    const { verdict, end } = await judge({ ...part('ignore-term'), deadlineMs: 1500 });
    expect(end.exitCode).toBe(0);
    expect(verdict).toBe('timeout');
  });

  test('a tool whose caller stops is stopped', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const run = await collectOutput({ ...part('hang'), abort: abort.signal });
    expect(run.ending).toEqual({ type: 'signalled', signal: 'SIGTERM' });
    const late = await collectOutput({ ...part('hang'), abort: abort.signal });
    expect(late.ending).toEqual({ type: 'signalled', signal: 'SIGTERM' });
  });

  test('R06 a grandchild that holds the output is gone with its group', async () => {
    const run = await collectOutput({ ...part('grandchild'), drainMs: 100, deadlineMs: 30_000 });
    const pid = Number(Buffer.from(run.stdout).toString().split('\n', 1)[0]);
    expect(run.ending).toEqual({ type: 'exited', code: 0 });
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  test('R06 or stays, where the command is the user’s', async () => {
    let printed = '';
    const tool = startTool({
      ...part('grandchild'),
      drainMs: 100,
      leftovers: 'leave',
      onStdout: (chunk) => {
        printed += Buffer.from(chunk).toString();
      },
      onStderr: () => undefined,
    });
    await tool.done;
    const pid = Number(printed.split('\n', 1)[0]);
    expect(isAlive(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });
});

describe('output', () => {
  test('R07 a line of 200 MiB is skipped and counted, in bounded memory', async () => {
    const before = process.memoryUsage().rss;
    const { evidence, verdict } = await judge(part('long-line', '200'));
    expect(evidence.skippedLines).toBe(1);
    expect(verdict).toBe('ok');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  }, 30_000);

  test('R07 status lines without end are read and forgotten', async () => {
    const { evidence, verdict } = await judge(part('flood', '32'));
    expect(verdict).toBe('ok');
    expect(evidence.scannedFiles).toBe(1);
  }, 30_000);

  test('R07 a collector keeps so much and reads on', async () => {
    const run = await collectOutput({ ...part('long-line', '4'), maxStdoutBytes: 1000 });
    expect(run.truncated).toBe(true);
    expect(run.stdout).toHaveLength(1000);
    expect(run.ending).toEqual({ type: 'exited', code: 0 });
  });

  test('R12 a flood on standard error does not stop standard output', async () => {
    expect((await judge(part('flood-stderr', '16'))).verdict).toBe('ok');
  });

  test('R11 a password prompt finds standard input closed', async () => {
    const { verdict, reason } = await judge(part('prompt'));
    expect(verdict).toBe('failed');
    expect(reason).toBe('exit code 1: Fatal: an empty password is not a password');
  });

  test('a slow reader gets everything, however long it takes', async () => {
    let bytes = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        setTimeout(() => done(), 60);
      },
    });
    await judge({ ...part('long-line', '1'), stdoutTo: slow, drainMs: 20, leftovers: 'leave' });
    await expect.poll(() => bytes).toBeGreaterThan(1024 * 1024);
  });

  test('a deadline that passes after the tool has ended changes nothing', async () => {
    const { end } = await judge({ ...part('grandchild'), drainMs: 2500, deadlineMs: 2000 });
    expect(end.ending).toEqual({ type: 'exited', code: 0 });
  });

  test('output is copied byte for byte, and a reader that goes away does not stop the tool', async () => {
    const to = new PassThrough();
    const chunks: Buffer[] = [];
    to.on('data', (chunk: Buffer) => chunks.push(chunk));
    await judge({ ...part('bytes', 'fffe000d0a1b5b324b68690a'), stdoutTo: to });
    expect(Buffer.concat(chunks).toString('hex')).toBe('fffe000d0a1b5b324b68690a');

    const gone = new PassThrough({ highWaterMark: 1 });
    gone.on('error', () => undefined);
    setTimeout(() => gone.destroy(new Error('EPIPE')), 20);
    const { verdict, end } = await judge({ ...part('flood', '4'), stdoutTo: gone });
    expect(end.ending).toEqual({ type: 'exited', code: 0 });
    expect(verdict).toBe('ok');
  });
});

describe('what reaches the tool', () => {
  test('R17 only the named variables, not the secrets of the agent', async () => {
    const secret = 'b3a1-not-for-restic';
    const env = toolEnvironment({
      ...ENV,
      RESTIC_PASSWORD_FILE: '/p',
      AWS_REGION: 'x',
      LOCKSTEP_TOKEN: secret,
      OTHER: secret,
    });
    const run = await collectOutput({ ...part('environment'), env });
    const seen = JSON.parse(Buffer.from(run.stdout).toString()) as Record<string, string>;
    expect(seen).toMatchObject({ RESTIC_PASSWORD_FILE: '/p', AWS_REGION: 'x' });
    expect(JSON.stringify(seen)).not.toContain(secret);
  });

  test('R23 shell characters, a leading dash and a newline arrive as they are', async () => {
    const words = ['$(touch x)', '; rm -rf /', '-n', '--', 'a\nb', '*', '"\''];
    const run = await collectOutput(part('arguments', ...words));
    expect(JSON.parse(Buffer.from(run.stdout).toString())).toEqual(words);
  });

  test('R14 the duration comes from the monotonic clock', async () => {
    const realNow = Date.now;
    Date.now = () => 0;
    try {
      const { end } = await judge(part('exit', '0'));
      expect(end.durationSeconds).toBeGreaterThan(0);
      expect(end.durationSeconds).toBeLessThan(30);
    } finally {
      Date.now = realNow;
    }
  });
});

/** A process that has ended and waits for its parent to notice is not alive. */
