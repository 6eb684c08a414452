import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agentHost, type AgentHost } from '../../test/agent-process.ts';
import { type FakeServer, startFakeServer } from '../../test/fake-server.ts';
import { schemaErrors } from '../../test/schema.ts';

let server: FakeServer;
let host: AgentHost;
let log: string;
let env: Record<string, string>;

const snapshot = (id: string) =>
  JSON.stringify({ id, time: '2026-11-20T01:00:00Z', hostname: 'alpha', username: 'root', paths: ['/etc'] });

/** Answers from the recordings, notes what it was asked and by which environment, and hangs where it is told to. */
const FAKE_RESTIC = `#!/bin/sh
echo "$RESTIC_REPOSITORY $RESTIC_PASSWORD \${LOCKSTEP_TOKEN_FILE:-none} $*" >> "$HOME/asked"
[ "$1" = "$(cat "$HOME/hang" 2>/dev/null)" ] && exec sleep 600
case $1 in
  version) echo 'restic 0.14.0 compiled with go1.19.8 on linux/amd64' ;;
  cat) echo '{"version":2,"id":"'$(printf '%064d' 7)'"}' ;;
  snapshots) echo '[${['0123abcd', '4567abcd'].map(snapshot).join()}]' ;;
  stats) echo '{"total_size":1234,"snapshots_count":2}' ;;
esac
`;

beforeAll(async () => {
  server = await startFakeServer();
  host = agentHost(server.url);
  log = join(host.folder, 'asked');
  writeFileSync(join(host.folder, 'fake-restic'), FAKE_RESTIC, { mode: 0o755 });
  env = { LOCKSTEP_RESTIC: join(host.folder, 'fake-restic'), RESTIC_REPOSITORY: '/srv/r', RESTIC_PASSWORD: 'word' };
});

beforeEach(() => {
  rmSync(join(host.stateDirectory, 'memory'), { recursive: true, force: true });
  rmSync(join(host.folder, 'hang'), { force: true });
  writeFileSync(log, '');
});

afterEach(() => server.reset());

afterAll(async () => {
  host.remove();
  await server.stop();
});

const stored = (type?: string) =>
  [...server.stored.values()].filter((report) => type === undefined || report.type === type);
const asked = () => readFileSync(log, 'utf8').trim().split('\n').filter(Boolean);

describe('once', () => {
  test('a heartbeat and the facts of the repository', async () => {
    const { code, stderr } = await host.agent(['report', '--repository', 'home'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stored('heartbeat')).toMatchObject([{ agent_version: '0.1.0' }]);
    expect(stored('facts')).toMatchObject([
      {
        verdict: 'ok',
        repository: 'home',
        repository_id: '7'.padStart(64, '0'),
        snapshot_count: 2,
        repo_size_bytes: 1234,
        tool: { name: 'restic', version: '0.14.0' },
      },
    ]);
    expect(stored().flatMap(schemaErrors)).toEqual([]);
  });

  test('R17 restic is asked without locks, and with no setting of the agent', async () => {
    await host.agent(['report'], { env: { ...env, LOCKSTEP_TOKEN_FILE: join(host.stateDirectory, 'token') } });
    expect(asked()).toEqual([
      '/srv/r word none version --json',
      '/srv/r word none cat config --no-lock',
      '/srv/r word none snapshots --json --no-lock',
      '/srv/r word none stats --json --no-lock --mode raw-data',
      '/srv/r word none list locks --no-lock',
    ]);
  });

  test('a second look waits for its interval; heartbeats do not', async () => {
    await host.agent(['report'], { env });
    await host.agent(['report'], { env });
    expect(stored('facts')).toHaveLength(1);
    expect(stored('heartbeat')).toHaveLength(2);
    await host.agent(['report', '--facts-every', '0s'], { env });
    expect(stored('facts')).toHaveLength(2);
  });

  test('a refusal is said once, asked about again after a tenth of the interval, and its end is said', async () => {
    const nowhere = { ...env, LOCKSTEP_RESTIC: '/nowhere/restic' };
    const refused = '/srv/r: failed: restic version: not_started: ENOENT; the server is told';
    const first = await host.agent(['report', '--facts-every', '50s'], { env: nowhere });
    expect(first.stderr).toBe(`lockstep-agent: ${refused}\n`);
    expect((await host.agent(['report', '--facts-every', '100h'], { env })).stderr).toBe('');
    expect(stored('facts')).toHaveLength(1);
    await expect
      .poll(async () => (await host.agent(['report', '--facts-every', '10s'], { env })).stderr, { timeout: 20_000 })
      .toBe('lockstep-agent: /srv/r: answers again\n');
    expect(stored('facts').map(({ verdict }) => verdict)).toEqual(['failed', 'ok']);
  });

  test('without a repository there is only a heartbeat', async () => {
    expect((await host.agent(['report'])).code).toBe(0);
    expect(stored().map(({ type }) => type)).toEqual(['heartbeat']);
  });

  test('R04 a repository that hangs is given up, and said to be', async () => {
    writeFileSync(join(host.folder, 'hang'), 'cat');
    await host.agent(['report', '--facts-timeout', '3s'], { env });
    expect(stored('facts')).toMatchObject([
      { verdict: 'timeout', reason: 'restic cat: timeout: still running after 3 s', tool: { version: '0.14.0' } },
    ]);
    expect(stored('facts')[0]).not.toHaveProperty('snapshot_count');
  });

  test('R01 a restic that is missing is a look that failed', async () => {
    const { code } = await host.agent(['report'], { env: { ...env, LOCKSTEP_RESTIC: '/nowhere/restic' } });
    expect(code).toBe(0);
    expect(stored('facts')).toMatchObject([{ verdict: 'failed', reason: 'restic version: not_started: ENOENT' }]);
  });

  test('more repositories come from files, each with its own password, one after the other', async () => {
    const files = join(host.folder, 'env');
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, 'b'), 'RESTIC_REPOSITORY="rest:https://u:hidden@127.0.0.1/b"\nRESTIC_PASSWORD=two\n');
    writeFileSync(join(files, 'c'), '# comment\nRESTIC_REPOSITORY=/srv/c\n');
    const args = ['report', '--repository-env', join(files, 'b'), '--repository-env', `third=${join(files, 'c')}`];
    await host.agent(args, { env });
    expect(stored('facts').map(({ repository }) => repository)).toEqual([
      '/srv/r',
      'rest:https://***@127.0.0.1/b',
      'third',
    ]);
    expect(asked().map((line) => line.split(' ').slice(0, 2).join(' ').trim())).toEqual([
      ...Array.from({ length: 5 }, () => '/srv/r word'),
      ...Array.from({ length: 5 }, () => 'rest:https://u:hidden@127.0.0.1/b two'),
      ...Array.from({ length: 5 }, () => '/srv/c'),
    ]);
    expect(JSON.stringify(stored())).not.toContain('hidden');
  });

  test.each([
    { name: 'a missing file', content: undefined, says: 'ENOENT' },
    { name: 'a file that leads nowhere', content: 'RESTIC_PASSWORD=x', says: 'RESTIC_REPOSITORY' },
  ])('$name is exit 2', async ({ content, says }) => {
    const file = join(host.folder, 'nowhere.env');
    if (content !== undefined) writeFileSync(file, content);
    const { code, stderr } = await host.agent(['report', '--repository-env', file]);
    rmSync(file, { force: true });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  test('a server that is away is exit 1; the facts wait', async () => {
    const { code, stderr } = await host.agent(['report'], {
      env: { ...env, LOCKSTEP_SERVER_URL: 'http://127.0.0.1:1' },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('ECONNREFUSED');
    await host.agent(['report'], { env });
    expect(stored('facts')).toHaveLength(1);
  });

  test('without a home restic gets --no-cache', async () => {
    const script = join(host.folder, 'words');
    writeFileSync(script, `#!/bin/sh\necho "$*" >> ${log}\n`, { mode: 0o755 });
    const { HOME, ...homeless } = host.env;
    expect(HOME).toBeDefined();
    await host.agent(['report'], { env: { ...env, LOCKSTEP_RESTIC: script }, bare: homeless });
    expect(asked()[0]).toBe('version --json --no-cache');
  });
});

describe('--every', () => {
  test('R15 heartbeats go on while a repository hangs, no secret is in ps, SIGTERM ends agent and restic', async () => {
    writeFileSync(join(host.folder, 'hang'), 'snapshots');
    let pid = 0;
    const ended = host.agent(['report', '--every', '1s'], {
      env: { ...env, RESTIC_PASSWORD: 'a-password-nobody-sees' },
      onStarted: (started) => {
        pid = started;
      },
    });
    await expect.poll(() => asked().some((line) => line.includes('snapshots')), { timeout: 10_000 }).toBe(true);
    expect(commandLines()).not.toMatch(/host-token-for-tests|a-password-nobody-sees/u);
    const before = stored('heartbeat').length;
    await expect.poll(() => stored('heartbeat').length, { timeout: 10_000 }).toBeGreaterThan(before + 1);
    process.kill(pid, 'SIGTERM');
    const { code, signal } = await ended;
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(stored('facts')).toEqual([]);
    expect(readdirSync(host.stateDirectory)).not.toContain('report.lock');
  }, 30_000);

  test('R21 the second agent on a host says that it is skipped', async () => {
    let pid = 0;
    const first = host.agent(['report', '--every', '60s'], {
      onStarted: (started) => {
        pid = started;
      },
    });
    await expect.poll(() => stored('heartbeat').length).toBe(1);
    const second = await host.agent(['report']);
    expect(second).toMatchObject({
      code: 0,
      stderr: `lockstep-agent: skipped: another agent reports from ${host.stateDirectory}\n`,
    });
    process.kill(pid, 'SIGINT');
    expect((await first).code).toBe(0);
    expect(stored('heartbeat')).toHaveLength(1);
  }, 30_000);

  test('trouble is said once, and its end', async () => {
    server.answer = () => ({ status: 503 });
    let pid = 0;
    const ended = host.agent(['report', '--every', '1s'], {
      onStarted: (started) => {
        pid = started;
      },
    });
    await expect.poll(() => server.requests.length, { timeout: 15_000 }).toBeGreaterThan(2);
    server.answer = () => undefined;
    await expect.poll(() => stored('heartbeat').length, { timeout: 15_000 }).toBe(1);
    process.kill(pid, 'SIGTERM');
    expect((await ended).stderr).toBe(
      'lockstep-agent: not delivered, kept for later: the server answered 503\nlockstep-agent: delivered again\n',
    );
  }, 40_000);
});

/** The arguments of every process, as `ps` shows them to everybody. */
function commandLines(): string {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
}
