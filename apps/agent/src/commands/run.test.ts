import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { agentHost, type AgentHost, FAKE_TOOL } from '../../test/agent-process.ts';
import { type FakeServer, startFakeServer } from '../../test/fake-server.ts';

let server: FakeServer;
let host: AgentHost;

beforeAll(async () => {
  server = await startFakeServer();
  host = agentHost(server.url);
});

afterEach(() => server.reset());

afterAll(async () => {
  host.remove();
  await server.stop();
});

const fake = (...part: string[]) => ['run', '--kind', 'backup', '--', process.execPath, FAKE_TOOL, ...part];
const stored = () => [...server.stored.values()];
const waiting = () => readdirSync(join(host.stateDirectory, 'spool')).filter((name) => name.endsWith('.json'));

describe('what the caller sees', () => {
  test('output passes byte for byte', async () => {
    const { stdout, code, stderr } = await host.agent(fake('bytes', 'fffe000d0a1b5b324b68690a'));
    expect(stdout.toString('hex')).toBe('fffe000d0a1b5b324b68690a');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('a flood passes whole', async () => {
    const { stdout } = await host.agent(fake('long-line', '20'));
    expect(stdout.length).toBeGreaterThan(20 * 1024 * 1024);
  });

  test.each([0, 1, 3, 11, 77, 255])('exit code %i passes', async (wanted) => {
    expect((await host.agent(fake('exit', String(wanted)))).code).toBe(wanted);
    expect(stored()).toMatchObject([{ type: 'job', kind: 'backup', exit_code: wanted }]);
  });

  test.each(['SIGKILL', 'SIGTERM', 'SIGHUP'] as const)('death by %s passes', async (signal) => {
    expect(await host.agent(fake('die-of', signal))).toMatchObject({ code: null, signal });
    expect(stored()).toMatchObject([{ verdict: signal === 'SIGKILL' ? 'failed' : 'cancelled', signal }]);
  });

  test('standard input passes', async () => {
    const { stdout } = await host.agent(['run', '--kind', 'backup', '--', 'cat'], { input: 'some text' });
    expect(stdout.toString()).toBe('some text');
  });

  test('R01 a missing binary is 127, what cannot be executed 126, as in a shell', async () => {
    const absent = await host.agent(['run', '--', '/nowhere/restic', 'backup', '/etc']);
    expect(absent.code).toBe(127);
    expect(absent.stderr).toContain('/nowhere/restic could not be started: ENOENT');
    const plain = join(host.folder, 'restic');
    writeFileSync(plain, '', { mode: 0o644 });
    expect((await host.agent(['run', '--', plain, 'backup', '/etc'])).code).toBe(126);
    expect(stored()).toMatchObject([
      { verdict: 'failed', reason: 'not_started: ENOENT', source: '/etc' },
      { verdict: 'failed', reason: 'not_started: EACCES' },
    ]);
  });

  test('a signal to the agent reaches the tool and what it comes to', async () => {
    const { code } = await host.agent(fake('ignore-term'), {
      onOutput: (pid, stdout) => {
        if (stdout.includes('ready')) process.kill(pid, 'SIGTERM');
      },
    });
    expect(code).toBe(0);
  });

  test('R05 a deadline ends the tool, says timeout and exits with 124', async () => {
    const [run = '', ...rest] = fake('hang');
    expect((await host.agent([run, '--timeout', '300ms', ...rest])).code).toBe(124);
    expect(stored()).toMatchObject([{ verdict: 'timeout', reason: 'timeout: still running after 0.3 s' }]);
  });
});

describe('what is reported', () => {
  test('a restic backup with its place, its numbers and its words', async () => {
    const restic = join(host.folder, 'restic-0.18.0');
    writeFileSync(
      restic,
      '#!/bin/sh\necho \'{"message_type":"summary","files_new":2,"files_changed":1,"total_files_processed":3,"data_added":10,"data_added_packed":7,"total_bytes_processed":30,"snapshot_id":"0123abcd"}\'\necho "/b does not exist, skipping" >&2\n',
      { mode: 0o755 },
    );
    const args = ['run', '--', restic, '-r', 'rest:https://user:hidden@127.0.0.1/r', 'backup', '--json', '/b', '/a/'];
    const { stderr } = await host.agent(args);
    expect(stderr).toBe('/b does not exist, skipping\n');
    const [job] = stored();
    expect(job).toMatchObject({
      type: 'job',
      kind: 'backup',
      verdict: 'partial',
      reason: 'exit code 0, but /b does not exist, skipping',
      repository: 'rest:https://***@127.0.0.1/r',
      source: '/a, /b',
      tool: { name: 'restic' },
      exit_code: 0,
      snapshot_id: '0123abcd',
      files_new: 2,
      bytes_added: 10,
      bytes_stored: 7,
      bytes_processed: 30,
    });
    expect(JSON.stringify(job)).not.toContain('hidden');
    expect(server.requests[0]).toMatchObject({ path: '/api/v1/reports', authorization: 'Bearer host-token-for-tests' });
  });

  test('0 files after many are partial, also when restic says nothing', async () => {
    const restic = join(host.folder, 'restic');
    const play = async (files: number) => {
      const summary = `{"message_type":"summary","total_files_processed":${files},"snapshot_id":"0123abcd"}`;
      writeFileSync(restic, `#!/bin/sh\necho '${summary}'\n`, { mode: 0o755 });
      chmodSync(restic, 0o755);
      await host.agent(['run', '--', restic, '-r', '/r', 'backup', '--json', '/a']);
    };
    await play(0);
    await play(5);
    await play(0);
    expect(stored().map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'partial']);
  });

  test('a dry run is no job', async () => {
    const restic = join(host.folder, 'restic');
    writeFileSync(restic, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    await host.agent(['run', '--', restic, 'backup', '-n', '/a']);
    expect(server.requests).toEqual([]);
  });

  test('R17 the tool gets the whole environment of its caller, but nothing of the agent', async () => {
    const { stdout } = await host.agent(fake('environment'), {
      env: { RESTIC_PASSWORD: 'mine', LOCKSTEP_JOIN_TOKEN: 'not-yours', CUSTOM: 'x' },
    });
    const seen = JSON.parse(stdout.toString()) as Record<string, string>;
    expect(seen).toMatchObject({ RESTIC_PASSWORD: 'mine', CUSTOM: 'x' });
    expect(Object.keys(seen).filter((name) => name.startsWith('LOCKSTEP_'))).toEqual([]);
  });

  test('R23 odd words of the command stay as they are', async () => {
    const words = ['--repository', '-x', '$(id)', 'a\nb', '--', ''];
    const { stdout } = await host.agent(fake('arguments', ...words));
    expect(JSON.parse(stdout.toString())).toEqual(words);
  });
});

describe('nothing but the tool decides about the exit code', () => {
  test.each([
    ['the server is away', { LOCKSTEP_SERVER_URL: 'http://127.0.0.1:1' }],
    ['the URL is malformed', { LOCKSTEP_SERVER_URL: 'nonsense' }],
    ['the state folder cannot be made', { LOCKSTEP_STATE_DIR: '/dev/null/x' }],
    ['the state folder is relative', { LOCKSTEP_STATE_DIR: 'state' }],
    ['the token is missing', { LOCKSTEP_TOKEN_FILE: '/nowhere/token' }],
    ['the authorities are missing', { LOCKSTEP_CA_FILE: '/nowhere/ca.pem' }],
  ])('%s', async (_name, env) => {
    const { code, stderr } = await host.agent(fake('exit', '0'), { env });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^lockstep-agent: ./u);
    expect(stderr).not.toContain('    at ');
    for (const name of waiting()) rmSync(join(host.stateDirectory, 'spool', name));
  });

  test('without a state folder the report is sent all the same', async () => {
    const token = join(host.folder, 'token');
    writeFileSync(token, 'another-token');
    await host.agent(fake('exit', '3'), { env: { LOCKSTEP_STATE_DIR: '/dev/null/x', LOCKSTEP_TOKEN_FILE: token } });
    expect(stored()).toMatchObject([{ verdict: 'partial' }]);
  });

  test('a malformed URL costs no report', async () => {
    const { stderr } = await host.agent(fake('exit', '12'), { env: { LOCKSTEP_SERVER_URL: 'nonsense' } });
    expect(stderr).toContain('LOCKSTEP_SERVER_URL is not an http or https URL');
    expect((await host.agent(['report'], { env: { LOCKSTEP_SERVER_URL: 'nonsense' } })).code).toBe(2);
    await host.agent(['report']);
    expect(stored().filter(({ type }) => type === 'job')).toMatchObject([{ verdict: 'wrong_password' }]);
  });

  test('what could not be delivered comes with the next run, first', async () => {
    server.answer = () => ({ status: 503, body: { code: 'store_unavailable', message: 'x' } });
    await host.agent(fake('exit', '1'));
    expect(waiting()).toHaveLength(1);
    server.answer = () => undefined;
    await host.agent(fake('exit', '12'));
    expect(stored().map(({ verdict }) => verdict)).toEqual(['failed', 'wrong_password']);
    expect(waiting()).toEqual([]);
  });
});

describe('mistakes in the call', () => {
  test.each([
    { args: ['run', '--', '/opt/backup.sh'], says: '--kind backup' },
    { args: ['run', '--kind', 'copy', '--', 'true'], says: 'Allowed choices are backup' },
    { args: ['run', '--timeout', '5', '--', 'restic', 'backup'], says: '--timeout: `5` is not a duration' },
    { args: ['run'], says: 'missing required argument' },
    { args: ['rum'], says: 'unknown command' },
  ])('$args is exit 2 and starts nothing', async ({ args, says }) => {
    const { code, stderr } = await host.agent(args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(server.requests).toEqual([]);
  });

  test.each(['win32', 'freebsd'])('on %s the agent says that it does not run there', async (platform) => {
    const pretend = `Object.defineProperty(process, "platform", { value: "${platform}" })`;
    const { code, stderr } = await host.agent(['--version'], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}` },
    });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `lockstep-agent: runs on Linux and macOS only; this is ${platform}\n`,
    });
  });

  test('help and version are no mistakes', async () => {
    expect(await host.agent(['--version'])).toMatchObject({ code: 0 });
    const help = await host.agent(['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout.toString()).toContain('LOCKSTEP_STATE_DIR');
  });
});

test('spool and memory are for their owner only', async () => {
  await host.agent(fake('exit', '1'), { env: { LOCKSTEP_SERVER_URL: 'http://127.0.0.1:1' } });
  const [name = ''] = waiting();
  const path = join(host.stateDirectory, 'spool', name);
  expect(existsSync(path)).toBe(true);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ verdict: 'failed' });
  expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  expect((statSync(join(host.stateDirectory, 'spool')).mode & 0o777).toString(8)).toBe('700');
});
