import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { isAlive } from '../../test/is-alive.ts';
import { askerOf, standIn, type StandIn } from '../../test/stand-in.ts';
import type { Question } from '../answer.ts';
import type { AskOptions } from '../asker.ts';
import { toolEnvironment } from '../tool-environment.ts';
import type { RunVerdict } from '../verdict.ts';
import type { KopiaAskerOptions } from './kopia-asker.ts';

// A program is started for each answer, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** One way in which a Kopia may fail, and what the asker must make of it. `id` is the row of the fault table. */
interface Fault {
  readonly id: string;
  readonly name: string;
  /** How the stand-in answers the question. */
  readonly plays: string | object;
  readonly question?: Question;
  readonly options?: Partial<KopiaAskerOptions>;
  readonly asked?: AskOptions;
  readonly verdict: RunVerdict;
  readonly reason?: RegExp;
  /** Of an answer that is believed. */
  readonly found?: object;
}

const GOOD = 'verify/pack-deleted-list-json';
const SECRET = 'a-password-that-nobody-may-read';
const URL_WITH_PASSWORD = `https://user:${SECRET}@host/`;
const SHORT = { deadlineMs: 700, killAfterMs: 300 };
const folder = mkdtempSync(join(tmpdir(), 'kopia-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, content: string | Uint8Array, mode: number): string => {
  writeFileSync(join(folder, name), content, { mode });
  return join(folder, name);
};
const FOREIGN = Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(64)]);

const source = { host: 'alpha', userName: 'backup', path: '/data' };
const entry = (fields: object) => ({
  id: '0123abcd',
  source,
  startTime: '2026-11-21T01:00:00Z',
  rootEntry: {},
  ...fields,
});
const list = (...entries: readonly object[]): { stdout: string } => ({ stdout: JSON.stringify(entries) });
/** Longer than what a pipe hands over at once, whatever the offset. */
const LONG_PATH = `/${'x漢é'.repeat(40_000)}`;
const INVALID_UTF_8 = Buffer.from(
  JSON.stringify([entry({ source: { ...source, path: '/a?b' } })]).replace('?', '\xff'),
  'latin1',
);
const SHELL_WORDS = '/$(touch x); rm -rf / "\'\n-n --flag *';

const CODES: readonly (readonly [number, RunVerdict])[] = [
  [0, 'ok'],
  [1, 'failed'],
  [2, 'failed'],
  [3, 'failed'],
  [10, 'failed'],
  [11, 'failed'],
  [12, 'failed'],
  [77, 'failed'],
  [130, 'cancelled'],
  [255, 'failed'],
];

const FAULTS: readonly Fault[] = [
  ...[
    { name: 'missing', command: join(folder, 'absent'), reason: /not_started: ENOENT/u },
    { name: 'not executable', command: written('plain', 'text', 0o644), reason: /not_started: EACCES/u },
    { name: 'a directory', command: folder, reason: /not_started: EACCES/u },
    // The C library hands what the kernel refuses to a shell.
    { name: 'of another architecture', command: written('foreign', FOREIGN, 0o755), reason: /./u },
  ].map(({ name, command, reason }) => ({
    id: 'R01',
    name: `the program is ${name}`,
    plays: GOOD,
    options: { command },
    verdict: 'failed' as const,
    reason,
  })),
  ...CODES.map(([exit, verdict]) => ({
    id: 'R02',
    name: `a good list and exit code ${exit}`,
    plays: { recording: GOOD, exit },
    verdict,
    ...(verdict === 'ok' ? { found: { sources: [{ complete: 1 }, { complete: 1 }] } } : {}),
  })),
  ...['SIGKILL', 'SIGSEGV', 'SIGABRT'].map((signal) => ({
    id: 'R03',
    name: `killed by ${signal} after a good list`,
    plays: { recording: GOOD, signal },
    verdict: 'failed' as const,
    reason: new RegExp(`signal: ended by ${signal}`, 'u'),
  })),
  {
    id: 'R03',
    name: 'ended by SIGTERM',
    plays: { recording: GOOD, signal: 'SIGTERM' },
    verdict: 'cancelled',
  },
  { id: 'R04', name: 'hangs without a word', plays: { stays: 'hang' }, options: SHORT, verdict: 'timeout' },
  {
    id: 'R04',
    name: 'hangs and ignores SIGTERM',
    plays: { stays: 'never-die' },
    options: SHORT,
    verdict: 'timeout',
  },
  {
    id: 'R04',
    name: 'the directory without permission, as recorded',
    options: SHORT,
    plays: 'entry-errors/repository-not-readable-list-json',
    verdict: 'timeout',
  },
  {
    id: 'R05',
    name: 'a good list, then exit 0 long after the deadline',
    options: SHORT,
    plays: { recording: GOOD, stays: 'exit-late' },
    verdict: 'timeout',
  },
  {
    id: 'R06',
    name: 'a grandchild holds the output',
    options: { drainMs: 200 },
    plays: { recording: GOOD, grandchild: true },
    verdict: 'ok',
    found: { sources: [{}, {}] },
  },
  {
    id: 'R06',
    name: 'a grandchild, and a Kopia that hangs',
    options: { ...SHORT, drainMs: 100 },
    plays: { grandchild: true, stays: 'hang' },
    verdict: 'timeout',
  },
  {
    id: 'R07',
    name: 'lines without end',
    options: { deadlineMs: 1500, killAfterMs: 300, maxStdoutBytes: 1 << 20 },
    plays: { flood: 'stdout', mebibytes: 1e9 },
    verdict: 'timeout',
  },
  {
    id: 'R07',
    name: '1 GiB and exit code 0',
    options: { maxStdoutBytes: 1 << 20 },
    plays: { flood: 'stdout', mebibytes: 1024 },
    verdict: 'failed',
    reason: /too much output/u,
  },
  {
    id: 'R07',
    name: 'one line of 200 MiB',
    options: { maxStdoutBytes: 1 << 20 },
    plays: { flood: 'stdout', mebibytes: 200, line: 1 << 20 },
    verdict: 'failed',
    reason: /too much output/u,
  },
  ...[
    { name: 'nothing', plays: { stdout: '' } },
    { name: 'no JSON', plays: { stdout: 'snapshots: none\n' } },
    { name: 'a cut list', plays: { recording: GOOD, cutAt: 900 } },
    { name: 'a list without its last byte', plays: { recording: GOOD, cutAt: 1515 } },
    { name: 'NUL', plays: { stdout: '[\u0000]' } },
    { name: 'an object', plays: { stdout: '{"snapshots":[]}' } },
  ].map(({ name, plays }) => ({
    id: 'R08',
    name: `exit code 0 and ${name}`,
    plays,
    verdict: 'failed' as const,
    reason: /printed no JSON array/u,
  })),
  { id: 'R08', name: 'lines that end with CRLF', plays: { stdout: '[\r\n]' }, verdict: 'ok', found: { sources: [] } },
  {
    id: 'R08',
    name: 'bytes that are no UTF-8 in a path',
    plays: { hex: INVALID_UTF_8.toString('hex') },
    verdict: 'ok',
    found: { sources: [{ source: { paths: ['/a\ufffdb'] } }] },
  },
  {
    id: 'R08',
    name: 'letters split across reads',
    plays: list(entry({ source: { ...source, path: LONG_PATH } })),
    verdict: 'ok',
    found: { sources: [{ source: { paths: [LONG_PATH] } }] },
  },
  {
    id: 'R09',
    name: 'two lists',
    plays: { recording: GOOD, times: 2 },
    verdict: 'failed',
    reason: /printed no JSON array/u,
  },
  ...[
    { name: 'numbers as texts', summ: { size: '5', files: '1' } },
    { name: 'negative numbers', summ: { size: -5, files: -1 } },
    { name: '2^64', summ: { size: 2 ** 64, files: 2 ** 64 } },
    { name: 'fractions', summ: { size: 0.5, files: 1.5 } },
    { name: 'null', summ: { size: null, files: null } },
    { name: 'nothing', summ: {} },
  ].map(({ name, summ }) => ({
    id: 'R10',
    name: `${name} for size and files`,
    plays: list(entry({ rootEntry: { summ } })),
    verdict: 'ok' as const,
    found: { sources: [{ complete: 1, newest: { tags: [] } }] },
  })),
  { id: 'R10', name: 'NaN', plays: { stdout: '[{"id":NaN}]' }, verdict: 'failed' },
  {
    id: 'R10',
    name: 'an entry without identity beside a good one',
    plays: list(entry({}), { id: 7 }),
    verdict: 'ok',
    found: { sources: [{ complete: 1 }] },
  },
  {
    id: 'R10',
    name: 'only entries without identity',
    plays: list({ id: 7 }),
    verdict: 'failed',
    reason: /no entry with id, source and start time/u,
  },
  {
    id: 'R11',
    name: 'a prompt that waits for input',
    verdict: 'failed',
    reason: /password prompt error/u,
    plays: { readsInput: true, recording: 'repo-status/connected-no-password-json' },
  },
  {
    id: 'R12',
    name: 'standard error floods before a good list',
    plays: { flood: 'stderr', mebibytes: 64, recording: GOOD },
    verdict: 'ok',
    found: { sources: [{}, {}] },
  },
  {
    id: 'R13',
    name: 'locks, which Kopia does not have',
    plays: GOOD,
    question: 'locks',
    verdict: 'failed',
    reason: /not a question for this tool/u,
  },
  {
    id: 'R13',
    name: 'a reader beside a writer',
    plays: 'concurrent/list-json-during',
    verdict: 'ok',
    found: { sources: [{}, {}] },
  },
  {
    id: 'R16',
    name: 'a URL with a password in an error',
    verdict: 'failed',
    reason: /https:\/\/\*\*\*@host/u,
    plays: { stderr: `open repository: cannot reach ${URL_WITH_PASSWORD}\n`, exit: 1 },
  },
  {
    id: 'R16',
    name: 'a URL with a password in a check',
    question: 'check',
    verdict: 'ok',
    plays: { stdout: `{"stats":{},"errorCount":1,"errorStrings":["lost ${URL_WITH_PASSWORD}\\nand more"]}`, exit: 1 },
    found: { isGood: false, firstError: 'verify counts 1 errors: lost https://***@host/ and more' },
  },
  {
    id: 'R18',
    name: 'a program that cannot be started',
    plays: GOOD,
    options: { command: join(folder, 'absent') },
    verdict: 'failed',
  },
  {
    id: 'R18',
    name: 'a wrong password',
    plays: 'repo-status/connected-wrong-password-json',
    verdict: 'wrong_password',
  },
  {
    id: 'R23',
    name: 'a path of shell characters',
    plays: list(entry({ source: { ...source, path: SHELL_WORDS } })),
    verdict: 'ok',
    found: { sources: [{ source: { paths: [SHELL_WORDS] } }] },
  },
];

describe('each fault gets its verdict, hides every secret and leaves no process', () => {
  test.each(FAULTS)('$id $name: $verdict', async (fault) => {
    const stand = withSecret(standIn({ answers: { '*': fault.plays } }));
    const memoryBefore = process.memoryUsage().rss;
    const answer = await askerOf(stand, fault.options).ask(fault.question ?? 'snapshots', fault.asked);
    expect(answer).toMatchObject({ verdict: fault.verdict, ...(fault.found && { found: fault.found }) });
    expect(answer.found === undefined).toBe(fault.found === undefined);
    expect(answer.reason ?? '').toMatch(fault.reason ?? '');
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    expect((process.memoryUsage().rss - memoryBefore) / 2 ** 20).toBeLessThan(150);
    await expect.poll(() => alive(stand)).toEqual([]);
  });

  test('the table has every row of the faults that an asker can meet', () => {
    const told = new Set([...FAULTS.map(({ id }) => id), ...OTHERS]);
    const wanted = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 23];
    expect([...told].toSorted()).toEqual(wanted.map((row) => `R${String(row).padStart(2, '0')}`));
  });
});

/** Rows that are about more than one verdict. */
const OTHERS = ['R14', 'R15', 'R17'];

describe('whatever Kopia answers', () => {
  test('R14 a clock that jumps back during a question makes no negative duration', async () => {
    const times = [2e12, 1e12];
    const answer = await askerOf(standIn({ answers: { '*': GOOD } }), { now: () => times.shift() ?? 0 }).ask(
      'snapshots',
    );
    expect(answer).toMatchObject({ askedAtMs: 2e12, verdict: 'ok' });
    expect(answer.durationSeconds).toBeGreaterThan(0);
    expect(answer.durationSeconds).toBeLessThan(20);
  });

  test('R15 no argument holds a secret or a path of the configuration', async () => {
    const stand = withSecret(standIn({ from: 'good' }));
    const asker = askerOf(stand);
    for (const question of ['identity', 'snapshots', 'size', 'maintenance', 'check'] as const)
      await asker.ask(question);
    const words = stand.noted().flatMap(({ argv }) => argv);
    expect(words.join(' ')).not.toContain(SECRET);
    expect(words.join(' ')).not.toContain('/config/');
  });

  test('R17 Kopia gets the named variables and the word not to look for updates', async () => {
    const stand = standIn({ from: 'good' });
    const env = { ...toolEnvironment({ KOPIA_PASSWORD: SECRET, LOCKSTEP_TOKEN: 'of the agent' }), ...stand.env };
    await askerOf({ ...stand, env }).ask('snapshots');
    const [seen] = stand.noted();
    // Node adds nothing; a shell in between would.
    expect(seen?.env).toEqual({ ...env, KOPIA_CHECK_FOR_UPDATES: 'false' });
  });
});

function withSecret(stand: StandIn): StandIn {
  const secrets = { KOPIA_PASSWORD: SECRET, KOPIA_CONFIG_PATH: '/config/repository.config' };
  return { ...stand, env: { ...stand.env, ...secrets } };
}

function alive(stand: StandIn): readonly number[] {
  const pids = stand.noted().flatMap(({ pid, child }) => (child === undefined ? [pid] : [pid, child]));
  return pids.filter(isAlive);
}
