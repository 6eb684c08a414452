import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rawConnection, until } from '../test/raw-http.ts';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
if (!existsSync(MAIN)) throw new Error('the command line is tested as built; run `npx tsc -b` first');

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-main-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const ENV = { PATH: process.env['PATH'] ?? '', RM_LISTEN: '127.0.0.1:0' };

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...args],
      { env: { ...ENV, ...env }, cwd: folder },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
    children.push(child);
  });
}

/** Starts the server and waits until its log holds `word`: by default its last word at the start. */
async function start(env: NodeJS.ProcessEnv = {}, word = 'Next step') {
  const child = spawn(process.execPath, [MAIN], { env: { ...ENV, ...env }, cwd: folder, stdio: 'pipe' });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('exit', (code, signal) => resolve({ code, signal })),
  );
  await until(() => output.includes(word), 20_000);
  return { child, ended, output: () => output, port: Number(/127\.0\.0\.1:(\d+)/.exec(output)?.[1]) };
}

describe('exit codes', () => {
  test.each([
    [['--version'], {}, 0, /^0\.1\.0 \(commit \w+, Node 2/],
    [['--help'], {}, 0, /check-config/],
    [['dance'], {}, 2, /error: /],
    [['serve', '--loud'], {}, 2, /unknown option '--loud'/],
    [['check-config'], {}, 0, /can be used/],
    [['check-config'], { RM_METRICS_ALLOW_ALL: 'true' }, 0, /^warning: RM_METRICS_ALLOW_ALL/],
    [['check-config'], { RM_METRICS_TOKEN: 'changeme' }, 2, /environment: RM_METRICS_TOKEN holds a token of fewer/],
    [['check-config'], { RM_WEB_CONFIG: '/nowhere/web.yml' }, 2, /cannot be read \(ENOENT\)/],
    [['--config', 'nowhere.yaml'], {}, 2, /^nowhere\.yaml cannot be read \(ENOENT\)/],
    [[], { RM_LISTEN: 'nonsense' }, 2, /RM_LISTEN must be HOST:PORT/],
    [[], { RM_DATA_DIR: '/proc/nowhere' }, 1, /^RM_DATA_DIR \(data_dir\): cannot make the folder \/proc\/nowhere \(E/],
    [[], { RM_DATA_DIR: 'no/parent' }, 1, /no\/parent \(ENOENT\); the folder above it must exist/],
  ])('%j %j: %i', async (args, env, code, want) => {
    const ended = await run(args, env);
    expect(ended.code).toBe(code);
    expect(ended.stdout + ended.stderr).toMatch(want);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });

  test('a YAML file named on the command line is used', async () => {
    writeFileSync(join(folder, 'server.yaml'), 'retention_days: no\nmetrics_tokens: x\n');
    const { code, stderr } = await run(['check-config', '--config', 'server.yaml']);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });

  test('a store that is none: exit 1, one clear line, file untouched', async () => {
    const data = join(folder, 'data');
    const first = await start();
    first.child.kill('SIGTERM');
    await first.ended;
    const path = join(data, 'lockstep.db');
    writeFileSync(path, 'no database');
    const { code, stderr } = await run([]);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(path);
    expect(readFileSync(path, 'utf8')).toBe('no database');
  });
});

describe('hosts and copies', () => {
  const lines = ({ stdout }: Ended) => stdout.trimEnd().split('\n');

  test('enrol, list, rotate and remove beside a running server, which sees it at once', async () => {
    const { port } = await start({ RM_METRICS_ALLOW_ALL: 'true' });
    const added = await run(['host', 'add', 'web-1', '--every', '86400', '--heartbeat', '30']);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    const hostId = /^host_id {2}(\w{26})$/m.exec(added.stdout)?.[1] ?? '';
    const token = /^token {4}(lsh_\S+)$/m.exec(added.stdout)?.[1] ?? '';
    const scrape = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(await scrape()).toContain(`rm_host_repo_status{host_id="${hostId}",host="web-1",status="unknown"} 1`);

    const report = (bearer: string) =>
      fetch(`http://127.0.0.1:${port}/api/v1/reports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: '{}',
      });
    expect((await report(token)).status).toBe(400);
    const rotated = /^token {4}(lsh_\S+)$/m.exec((await run(['host', 'token', 'web-1'])).stdout)?.[1] ?? '';
    expect((await report(token)).status).toBe(401);
    expect((await report(rotated)).status).toBe(400);

    expect(lines(await run(['host', 'list']))[1]).toMatch(/^\w{26} +web-1 +pending +never +no +0$/);
    expect(await run(['host', 'remove', 'WEB-1'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(hostId) as string,
    });
    expect(await scrape()).not.toContain(hostId);
  }, 30_000);

  test.each([
    [['host', 'add', '<script>'], 2, /`\/name` must match pattern/],
    [['host', 'add', 'a', '--every', 'often'], 2, /\/expected\/interval_seconds/],
    [['host', 'add', 'a', '--every', '5'], 2, /must be >= 60/],
    [['host', 'add', 'a', '--every', '60', '--cron', '* * * * *'], 2, /cannot be used with option/],
    [['host', 'add', 'a', '--time-zone', 'UTC'], 2, /--time-zone goes with --cron/],
    [['host', 'add', 'a', '--cron', 'often'], 1, /cron/],
    [['host', 'add'], 2, /missing required argument 'name'/],
    [['host', 'remove', 'a'], 1, /set RM_DATA_DIR/],
    [['check'], 1, /set RM_DATA_DIR/],
    [['restore', 'nowhere'], 1, /nowhere/],
  ])('%j: exit %i', async (args, code, want) => {
    const ended = await run(args);
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toMatch(want);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });

  test('a copy can be restored and checked', async () => {
    await run(['host', 'add', 'web-1']);
    expect(await run(['backup', 'copy.db'])).toMatchObject({ code: 0 });
    rmSync(join(folder, 'data'), { recursive: true });
    expect(await run(['restore', 'copy.db'])).toMatchObject({ code: 0 });
    expect(await run(['check'])).toMatchObject({ code: 0, stdout: expect.stringContaining('1 hosts') as string });
    writeFileSync(join(folder, 'data', 'lockstep.db'), 'x'.repeat(5000));
    expect((await run(['check'])).code).toBe(1);
  }, 30_000);
});

describe('signals (P20)', () => {
  test('SIGTERM at the first word of the log ends with exit 0', async () => {
    const { child, ended } = await start({}, 'Listening on');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  test('SIGTERM ends with exit 0 while a scrape runs and clients hold unfinished requests', async () => {
    const { child, ended, port, output } = await start({ RM_METRICS_ALLOW_ALL: 'true' });
    const idle = rawConnection(port, 'GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => idle.received().includes('OK\n'));
    const scrape = rawConnection(port, 'GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await until(() => scrape.received() !== '');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(await scrape.closed).toContain('rm_hosts_total 0\n');
    expect(output()).toContain('"msg":"Stopped"');
  });

  test('an unfinished body does not keep it beyond the deadline', async () => {
    const { child, ended, port } = await start();
    const headers = 'Host: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n';
    rawConnection(port, `POST /api/v1/join HTTP/1.1\r\n${headers}\r\n{`);
    const other = rawConnection(port, 'GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => other.received().includes('OK\n'));
    const started = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 20_000);

  test('a second signal ends it at once', async () => {
    const { child, ended, port, output } = await start();
    rawConnection(
      port,
      'POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    const other = rawConnection(port, 'GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => other.received().includes('OK\n'));
    child.kill('SIGTERM');
    await until(() => output().includes('"Stopping"'));
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: null, signal: 'SIGTERM' });
  });

  test('SIGHUP reads the token file again', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'fake-token-for-tests-1', { mode: 0o600 });
    const { child, output } = await start({ RM_METRICS_TOKEN_FILE: file });
    child.kill('SIGHUP');
    await until(() => output().includes('Read the token file again'));
    writeFileSync(file, '');
    child.kill('SIGHUP');
    await until(() => output().includes('Kept the old tokens'));
    expect(output()).not.toContain('fake-token-for-tests-1');
  });
});
