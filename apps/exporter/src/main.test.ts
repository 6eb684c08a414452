import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Bench, bootExporter, isAlive, makeBench, PASSWORD, stopExporters, until } from '../test/boot-exporter.ts';

const PROGRAM = fileURLToPath(new URL('../bin/lockstep-exporter.mjs', import.meta.url));

// A busy machine starts programs slowly.
vi.setConfig({ testTimeout: 60_000 });

let bench: Bench & { remove(): void };
const children: ChildProcess[] = [];
beforeEach(() => {
  bench = makeBench();
});
afterEach(async () => {
  await stopExporters();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  bench.remove();
});

/** Starts the program with the configuration of the bench; the secret of its environment is nobody's business. */
function start(...args: string[]) {
  const env = { PATH: process.env['PATH'] ?? '', EXPORTER_SECRET: 'fake-secret-of-the-exporter' };
  const child = spawn(process.execPath, [PROGRAM, '--config.file', bench.configFile, ...args], { env });
  children.push(child);
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (out.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (out.stderr += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, out, ended, run: async () => ({ code: await ended, ...out }) };
}

const urlIn = (log: string): string => /Point Prometheus at (\S+)\/metrics/.exec(log)?.[1] ?? '';
const QUICK = { every: '1s' };

describe('the command line', () => {
  test.each([
    ['an unknown option', ['--nonsense'], 2, /unknown option/],
    ['an unknown command', ['nonsense'], 2, /too many arguments|unknown command/],
    ['--once beside --textfile', ['--once', '--textfile', '/tmp/x.prom'], 2, /cannot be used with/],
    ['a textfile that nobody reads', ['--textfile', '/tmp/x.txt'], 2, /names end in \.prom only/],
    ['a broken interval', ['--textfile', '/tmp/x.prom', '--every', '5'], 2, /Write a duration such as 60s/],
  ])('%s', async (_name, args, code, want) => {
    bench.configure({ repositories: [QUICK] });
    const end = await start(...args).run();
    expect(end.stderr).toMatch(want);
    expect(end.code).toBe(code);
  });

  test('a configuration that cannot be used: exit 2 with every problem and no stack', async () => {
    bench.configure({ repositories: [{ evry: '1m' }], lisen: ':1' });
    const end = await start().run();
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr.trim().split('\n')).toHaveLength(2);
    expect(end.stderr).not.toMatch(/ at .*\.js/);
  });

  test('a folder of state that cannot be made: exit 1', async () => {
    bench.configure({ state_dir: 'a/b', repositories: [QUICK] });
    expect(await start().run()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^state_dir: cannot make the folder/) as string,
    });
  });
});

test('an address that is taken: exit 1 with the address and the option', async () => {
  bench.configure({ repositories: [QUICK] });
  const first = await bootExporter(bench);
  const address = new URL(first.url).host;
  expect(await start('--web.listen-address', address).run()).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(`^Cannot listen on ${address}: .*--web\\.listen-address`) as string,
  });
});

describe('check-config', () => {
  test('says what reading costs and which password opens its repository, and keeps nothing', async () => {
    bench.configure({ repositories: [QUICK, { name: 'locked', every: '1h' }] });
    const good = await start('check-config').run();
    expect(good.stdout).toMatch(
      /^nas +restic +local \(local\) +about \d.* a day +opens, version 0\.18\.0, id [0-9a-f]{10}$/m,
    );
    expect(good.stdout).toMatch(/every repository opens\.$/m);
    expect(good.code).toBe(0);
    bench.fake('locked').become('wrong_password');
    const bad = await start('check-config').run();
    expect(bad.stdout).toMatch(/^locked .* does not open: wrong_password, /m);
    expect(bad.stdout).toContain('1 of 2 repositories cannot be asked');
    expect(bad.code).toBe(1);
    expect(existsSync(join(bench.folder, 'state'))).toBe(false);
  });

  test('finds two names for one repository', async () => {
    bench.configure({ repositories: [QUICK, { name: 'twin', ...QUICK }] });
    for (const name of ['nas', 'twin']) bench.fake(name).setId('a'.repeat(64));
    const end = await start('check-config').run();
    expect(end.stdout).toMatch(/^twin .* is the repository of nas, too: take one of them out$/m);
    expect(end.code).toBe(1);
  });

  test('a reader that goes away, as `head` does, is no crash', async () => {
    bench.configure({ repositories: [QUICK] });
    const { child, ended, out } = start('check-config', '--offline');
    child.stdout?.destroy();
    expect(await ended).toBe(0);
    expect(out.stderr).toBe('');
  });

  test('--offline runs no tool', async () => {
    bench.configure({ repositories: [QUICK] });
    expect(await start('check-config', '--offline').run()).toMatchObject({ code: 0 });
    expect(bench.fake('nas').started()).toEqual([]);
  });
});

describe('without a listener', () => {
  test('--once asks everything, prints the page and nothing else, and says by its exit code whether all was answered', async () => {
    bench.configure({ repositories: [QUICK, { name: 'b', ...QUICK }] });
    const good = await start('--once').run();
    expect(good.code).toBe(0);
    expect(good.stdout).toMatch(/^# HELP backup_/);
    expect(good.stdout.match(/^backup_source_info\{/gm)).toHaveLength(2);
    bench.fake('b').become('wrong_password');
    const bad = await start('--once').run();
    expect(bad.code).toBe(1);
    expect(bad.stdout.match(/^backup_source_info\{/gm)).toHaveLength(2);
  });

  test('--textfile is there whole, for others to read; what is not due is not asked again', async () => {
    bench.configure({ repositories: [{ every: '30d' }] });
    const file = join(bench.folder, 'backup.prom');
    writeFileSync(file, 'old\n');
    expect((await start('--textfile', file).run()).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^backup_source_info\{/m);
    expect(statSync(file).mode & 0o777).toBe(0o644);
    expect(readdirSync(bench.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const asked = bench.fake('nas').started();
    expect((await start('--textfile', file).run()).code).toBe(0);
    expect(bench.fake('nas').started()).toEqual(asked);
  });

  test('--textfile --every stays, writes again, and ends at SIGTERM', async () => {
    bench.configure({ repositories: [QUICK] });
    const file = join(bench.folder, 'backup.prom');
    const { child, ended } = start('--textfile', file, '--every', '1s');
    await until(() => existsSync(file) && readFileSync(file, 'utf8').includes('backup_source_info{'));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('signals', () => {
  test('SIGTERM while a tool hangs and does not listen: everything ends in time, exit 0', async () => {
    bench.configure({ repositories: [QUICK] });
    bench.fake('nas').become('stubborn');
    const { child, out, ended } = start();
    await until(() => bench.fake('nas').hanging() !== undefined && urlIn(out.stderr) !== '');
    const pid = bench.fake('nas').hanging() ?? 0;
    const at = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    // Promised are ten; the machine of a test may be busy.
    expect(performance.now() - at).toBeLessThan(20_000);
    expect(isAlive(pid)).toBe(false);
    expect(out.stderr).toContain('Stopped');
  });

  test('not ready while it drains; SIGHUP reads the configuration again', async () => {
    bench.configure({ repositories: [QUICK] });
    bench.fake('nas').become('stubborn');
    const { child, out, ended } = start();
    await until(() => urlIn(out.stderr) !== '');
    const url = urlIn(out.stderr);
    expect((await fetch(`${url}/-/ready`)).status).toBe(200);
    bench.configure({ repositories: [QUICK, { name: 'b', ...QUICK }] });
    child.kill('SIGHUP');
    await until(() => out.stderr.includes('Read the configuration again'));
    await until(() => bench.fake('nas').hanging() !== undefined);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

test('secrets are in no log, no page, no argument, and in no environment but of their own tool', async () => {
  const SECRET_URL = 'rest:https://joe:fake-secret-word@127.0.0.1:9/';
  bench.write('location', `${SECRET_URL}\n`);
  bench.configure({
    log: { level: 'trace' },
    repositories: [
      QUICK,
      { name: 'remote', every: '10m', repository: undefined, repository_file: 'location' },
      { name: 'wrong', ...QUICK },
    ],
  });
  bench.fake('wrong').become('wrong_password');
  bench.write('nas.env', `FAKE_DIR=${bench.fake('nas').folder}\nAWS_SECRET_ACCESS_KEY=fake-aws-secret\n`);
  const { out } = start();
  await until(() => urlIn(out.stderr) !== '');
  const seen: string[] = [];
  const page = async () => (await fetch(`${urlIn(out.stderr)}/metrics?token=fake-query-secret`)).text();
  await until(async () => {
    seen.push(...argumentsOfAll());
    const text = await page();
    return ['nas', 'remote', 'wrong'].every((name) => text.includes(`name="${name}",question="snapshots",verdict=`));
  });
  const everything = [out.stderr, out.stdout, await page(), ...seen].join('\n');
  expect(everything).toContain('backup_repository_info');
  for (const secret of [
    PASSWORD,
    'fake-secret-word',
    'fake-aws-secret',
    'fake-secret-of-the-exporter',
    'fake-query-secret',
  ]) {
    for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')]) {
      expect(everything).not.toContain(form);
    }
  }
});

/** The command lines of every process, where the system shows them. */
function argumentsOfAll(): string[] {
  if (!existsSync('/proc')) return [];
  return (
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => {
        try {
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        } catch {
          return '';
        }
      })
      // The test itself has them in its source, and nobody else's business is looked at.
      .filter((line) => line.includes('fake-restic.sh') || line.includes('lockstep-exporter'))
  );
}
