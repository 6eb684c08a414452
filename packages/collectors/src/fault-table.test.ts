import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { recording } from '../test/recording.ts';
import type { Answer, Question } from './answer.ts';
import { resticAsker, type ResticAskerOptions } from './restic/restic-asker.ts';
import type { RunVerdict } from './verdict.ts';

const FAKE = fileURLToPath(new URL('../testdata/fake-tool.mjs', import.meta.url));
const SECRET = 'b3a1-never-shown';
// Characters of a shell in the path of the program: nothing may read them.
const folder = mkdtempSync(join(tmpdir(), "lockstep faults $(touch x); ' "));
const script = join(folder, 'restic');
const log = join(folder, 'log');
const answers: Answer[] = [];

afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  // Also what a deadline or an abort of an earlier row left behind.
  rmSync(log, { force: true });
});

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Writes a restic that notes its arguments and environment and then plays a part. */
function play(part: readonly string[]): void {
  const words = [process.execPath, FAKE, ...part].map(quoted).join(' ');
  writeFileSync(script, `#!/bin/sh\n{ echo "$@"; env; } >> ${quoted(log)}\nexec ${words}\n`);
  chmodSync(script, 0o755);
}

const hex = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('hex');
const streams = (stdout: string | Uint8Array, stderr: string | Uint8Array = '', code = 0): readonly string[] => [
  'streams',
  hex(stdout),
  hex(stderr),
  String(code),
];

/** A list with one good entry but for these fields. */
const list = (fields: object = {}): string =>
  JSON.stringify([
    { id: 'ab'.repeat(32), time: '2026-11-20T01:00:00Z', hostname: 'a', username: 'r', paths: ['/e'], ...fields },
  ]);
const recorded = (version: string, scenario: string): readonly string[] => {
  const { stdout, stderr, ending } = recording(version, scenario);
  return streams(stdout, stderr, ending.type === 'exited' ? ending.code : 255);
};

interface Fault {
  readonly id: string;
  readonly fault: string;
  readonly part?: readonly string[];
  readonly options?: Partial<ResticAskerOptions>;
  readonly verdict: RunVerdict;
  readonly reason?: RegExp;
}

writeFileSync(join(folder, 'plain'), 'text', { mode: 0o644 });
writeFileSync(join(folder, 'foreign'), Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(64)]), {
  mode: 0o755,
});
mkdirSync(join(folder, 'directory'));

/** What may befall a collector, of the project's table of faults: those of agents and exporters (R19 to R22) are tested there. */
const FAULTS: readonly Fault[] = [
  ...(
    [
      ['a missing program', { command: join(folder, 'absent') }, /not_started: ENOENT$/u],
      ['a file that may not be run', { command: join(folder, 'plain') }, /not_started: EACCES$/u],
      ['a directory', { command: join(folder, 'directory') }, /not_started: EACCES$/u],
      ['the program of another machine', { command: join(folder, 'foreign') }, /./u],
      ['a NUL in the environment', { env: { RESTIC_REPOSITORY: 'a\0b' } }, /not_started: ERR_INVALID_ARG_VALUE$/u],
    ] as const
  ).map(([fault, options, reason]) => ({ id: 'R01', fault, options, verdict: 'failed' as const, reason })),
  ...(
    [
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
    ] as const
  ).map(([code, verdict]) => ({ id: 'R02', fault: `exit code ${code}`, part: ['exit', `${code}`], verdict })),
  ...(['SIGKILL', 'SIGSEGV', 'SIGABRT'] as const).map((signal) => ({
    id: 'R03',
    fault: signal,
    part: ['die-of', signal],
    verdict: 'failed' as const,
    reason: new RegExp(`signal: ended by ${signal}`, 'u'),
  })),
  ...(['SIGTERM', 'SIGINT', 'SIGHUP'] as const).map((signal) => ({
    id: 'R03',
    fault: signal,
    part: ['die-of', signal],
    verdict: 'cancelled' as const,
  })),
  { id: 'R04', fault: 'no end', part: ['hang'], options: { deadlineMs: 150 }, verdict: 'timeout', reason: /0\.15 s$/u },
  {
    id: 'R04',
    fault: 'no end, and deaf',
    part: ['never-die'],
    options: { deadlineMs: 800, killAfterMs: 100 },
    verdict: 'timeout',
  },
  { id: 'R05', fault: 'exit 0 after SIGTERM', part: ['ignore-term'], options: { deadlineMs: 800 }, verdict: 'timeout' },
  { id: 'R06', fault: 'a grandchild that holds the output', part: ['grandchild'], verdict: 'failed' },
  { id: 'R07', fault: 'a line of 200 MiB', part: ['long-line', '200'], verdict: 'failed', reason: /too much output$/u },
  {
    id: 'R07',
    fault: 'status lines without end',
    part: ['flood', '80'],
    verdict: 'failed',
    reason: /too much output$/u,
  },
  { id: 'R08', fault: 'no JSON', part: streams('snapshots: none\n'), verdict: 'failed', reason: /no JSON array$/u },
  { id: 'R08', fault: 'half a list', part: streams(list().slice(0, 70)), verdict: 'failed' },
  { id: 'R08', fault: 'NUL bytes before the list', part: streams(`\0\0${list()}`), verdict: 'failed' },
  { id: 'R08', fault: 'CRLF', part: streams(`${list()}\r\n`), verdict: 'ok' },
  { id: 'R08', fault: 'a byte order mark', part: streams(`\ufeff${list()}`), verdict: 'ok' },
  {
    id: 'R08',
    fault: 'a path that is not UTF-8',
    part: streams(
      Buffer.concat([Buffer.from(list().split('/e')[0] ?? ''), Buffer.from('2fff', 'hex'), Buffer.from('"]}]')]),
    ),
    verdict: 'ok',
  },
  { id: 'R08', fault: 'a progress line before the list', part: streams(`[0:00] 100.00%\n${list()}`), verdict: 'ok' },
  { id: 'R09', fault: 'exit 0 without a list', part: streams(''), verdict: 'failed' },
  { id: 'R09', fault: 'a list and exit 1', part: streams(list(), '', 1), verdict: 'failed' },
  {
    id: 'R09',
    fault: 'a list and words of error',
    part: streams('[]', 'could not load snapshots\n'),
    verdict: 'failed',
  },
  {
    id: 'R09',
    fault: 'a list after a retry that came to something',
    part: streams(
      list(),
      'Load(<snapshot/ab>, 0, 0) returned error, retrying after 1s: EOF\nLoad(<snapshot/ab>, 0, 0) operation successful after 1 retries\n',
    ),
    verdict: 'ok',
  },
  { id: 'R09', fault: 'two lists', part: streams(`${list()}\n${list()}`), verdict: 'failed' },
  { id: 'R10', fault: 'an id that is a number', part: streams(list({ id: 7 })), verdict: 'failed' },
  { id: 'R10', fault: 'a time before 1970', part: streams(list({ time: '0001-01-01T00:00:00Z' })), verdict: 'failed' },
  {
    id: 'R10',
    fault: 'a summary of texts, 2^64, negatives and null',
    part: streams(list({ summary: { files_new: '1', files_changed: 2 ** 64, data_added: -1, backup_end: null } })),
    verdict: 'ok',
  },
  { id: 'R11', fault: 'a password prompt', part: ['prompt'], verdict: 'failed', reason: /empty password/u },
  { id: 'R12', fault: 'a flood on standard error', part: ['flood-stderr', '16'], verdict: 'failed' },
  { id: 'R13', fault: 'a lock', part: recorded('0.19.1', 'locked-exclusive-snapshots-json'), verdict: 'locked' },
  {
    id: 'R13',
    fault: 'a lock of 0.14',
    part: recorded('0.14.0', 'locked-exclusive-snapshots-json'),
    verdict: 'locked',
  },
  {
    id: 'R14',
    fault: 'a clock that jumps back',
    part: streams(list()),
    options: { now: jumpingClock() },
    verdict: 'ok',
  },
  {
    id: 'R16',
    fault: 'a password in a URL of a message',
    part: streams('', `Fatal: cannot reach rest:https://user:${SECRET}@host/\n`, 1),
    verdict: 'failed',
    reason: /rest:https:\/\/\*\*\*@host\/$/u,
  },
  {
    id: 'R23',
    fault: 'shell characters, a leading dash and newlines in names',
    part: streams(list({ hostname: '-n $(touch x)', paths: ['a\nb', '; rm -rf /'], tags: ['`x`'] })),
    verdict: 'ok',
  },
];

function jumpingClock(): () => number {
  let now = Date.parse('2026-11-21T00:00:00Z');
  return () => (now -= 3_600_000);
}

async function ask<Q extends Question>(question: Q, options: Partial<ResticAskerOptions> = {}): Promise<Answer<Q>> {
  const env = { RESTIC_PASSWORD: SECRET, RESTIC_REPOSITORY: '/srv/$(touch x)', ...options.env };
  const answer = await resticAsker({ command: script, deadlineMs: 60_000, ...options, env }).ask(question);
  answers.push(answer);
  return answer;
}

describe(`${FAULTS.length} faults, each by its verdict`, () => {
  test.each(FAULTS)('$id $fault is $verdict', { timeout: 60_000 }, async ({ part = [], options, verdict, reason }) => {
    play(part);
    const before = process.memoryUsage().rss;
    const answer = await ask('snapshots', options);
    expect(answer.verdict, answer.reason).toBe(verdict);
    expect(answer.reason ?? '').toMatch(reason ?? /^/u);
    expect(answer.found !== undefined).toBe(verdict === 'ok');
    expect(answer.durationSeconds).toBeGreaterThanOrEqual(0);
    expect(answer.durationSeconds).toBeLessThan(60);
    // 64 MiB are kept of standard output, in chunks and once more in one piece.
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
  });

  test.each(FAULTS.filter(({ id }) => id <= 'R05'))('$id $fault is no finding of a check', async (row) => {
    play(row.part ?? []);
    const answer = await ask('check', row.options);
    expect(answer.verdict, answer.reason).toBe(row.verdict);
    expect(answer.found).toBeUndefined();
  });
});

test('R06 the grandchild is gone with its group', async () => {
  play(['grandchild']);
  // The list of locks is refused for its first line, which is the grandchild's process id.
  const { reason } = await ask('locks');
  const pid = Number(/`(\d+)`/u.exec(reason ?? '')?.[1]);
  expect(pid).toBeGreaterThan(1);
  await expect
    .poll(() => existsSync(`/proc/${pid}`) && !/ Z /u.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
    .toBe(false);
});

test('R13 R15 R17 no lock is removed, no argument is a secret, and the environment is what was given', async () => {
  process.env['LOCKSTEP_TOKEN'] = 'of-the-agent';
  try {
    play(recorded('0.19.1', 'locked-exclusive-snapshots-json'));
    for (const question of ['identity', 'snapshots', 'size', 'locks', 'check'] as const) await ask(question);
  } finally {
    delete process.env['LOCKSTEP_TOKEN'];
  }
  const noted = readFileSync(log, 'utf8');
  const environment = noted.split('\n').filter((line) => /^[A-Z_]+=/u.test(line));
  const names = new Set(environment.map((line) => line.slice(0, line.indexOf('='))));
  // PWD, OLDPWD, SHLVL and _ are the script's own.
  expect([...names].filter((name) => !/^(?:PWD|OLDPWD|SHLVL|_|PATH)$/u.test(name)).sort()).toEqual([
    'RESTIC_PASSWORD',
    'RESTIC_REPOSITORY',
  ]);
  const commands = noted.split('\n').filter((line) => line.includes('--no-cache'));
  expect(commands).toEqual([
    'version --json --no-cache',
    'snapshots --json --no-lock --no-cache',
    'stats --json --no-lock --mode raw-data --no-cache',
    'list locks --no-lock --no-cache',
    'list index --no-lock --no-cache',
  ]);
});

test('R16 R18 no answer holds a secret', () => {
  expect(answers.length).toBeGreaterThan(FAULTS.length);
  expect(JSON.stringify(answers)).not.toContain(SECRET);
});

test('R23 nothing was run by a shell', () => {
  expect(existsSync('x') || existsSync(join(folder, 'x'))).toBe(false);
});
