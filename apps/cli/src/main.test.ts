import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../test/temporary-folder.ts';
import { CLI_VERSION } from './version.ts';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
if (!existsSync(MAIN)) throw new Error('the command line is tested as built; run `npx tsc -b` first');

const DASHBOARD = JSON.stringify({
  uid: 'u',
  title: 'D',
  schemaVersion: 39,
  panels: [
    {
      id: 1,
      type: 'timeseries',
      title: 'P',
      datasource: { type: 'prometheus', uid: 'p' },
      targets: [{ refId: 'A', expr: 'rate(temperature_celsius[5m])' }],
    },
  ],
});
const PAGE = '# TYPE temperature_celsius gauge\ntemperature_celsius{room="a"} 20\n';

function lockstep(args: readonly string[], { cwd = '.', input = '' } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, FORCE_COLOR: '1' },
  });
  return { code: status, stdout, stderr };
}

describe('lockstep', { timeout: 60_000 }, () => {
  it('checks the dashboards that somebody has in two commands', () => {
    const cwd = temporaryFolder({ 'page.prom': PAGE, 'd.json': DASHBOARD });
    const imported = lockstep(['import', 'page.prom', '-'], { cwd, input: 'queries_total 1\n' });
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    const withCatalog = temporaryFolder({ 'catalog.json': imported.stdout, 'd.json': DASHBOARD });
    const checked = lockstep(['check', '--catalog', 'catalog.json', '.'], { cwd: withCatalog });
    expect(checked).toMatchObject({ code: 1, stderr: '' });
    expect(checked.stdout).toMatch(/^error {2}rate-on-gauge {2}d\.json, "P"\n[^]*\n1 error, 0 warnings in 1 file.*\n$/);
  });

  it.each([
    { name: 'the version', args: ['--version'], want: { code: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: /^$/ } },
    { name: 'help', args: ['check', '--help'], want: { code: 0, stdout: /^Usage: lockstep check/, stderr: /^$/ } },
    { name: 'no command', args: [], want: { code: 2, stdout: /^$/, stderr: /^Usage: lockstep/ } },
    {
      name: 'an unknown option',
      args: ['import', '--nothing', 'x'],
      want: { code: 2, stdout: /^$/, stderr: /unknown option '--nothing'/ },
    },
    { name: 'no catalog', args: ['check', 'x'], want: { code: 2, stdout: /^$/, stderr: /required option '--catalog/ } },
    {
      name: 'no file',
      args: ['check', '--catalog', 'lockstep'],
      want: { code: 2, stdout: /^$/, stderr: /missing required argument 'files'/ },
    },
    {
      name: 'an unknown format',
      args: ['import', '--format', 'xml', 'x'],
      want: { code: 2, stdout: /^$/, stderr: /Allowed choices are json, ts/ },
    },
    {
      name: 'a catalog that is not there',
      args: ['check', '--catalog', './no.json', 'x'],
      want: { code: 2, stdout: /^$/, stderr: /^lockstep: --catalog \.\/no\.json: It cannot be read: ENOENT[^]*\.\n$/ },
    },
    { name: 'a query that is right', args: ['explain', 'up'], want: { code: 0, stdout: /^up\n/, stderr: /^$/ } },
    { name: 'a query that is wrong', args: ['explain', 'up{'], want: { code: 1, stdout: /\^/, stderr: /^$/ } },
  ])('$name', ({ args, want: { code, stdout, stderr } }) => {
    const ended = lockstep(args);
    expect(ended.code).toBe(code);
    expect(ended.stdout).toMatch(stdout);
    expect(ended.stderr).toMatch(stderr);
  });

  it('explains one query a line as JSON', () => {
    const { code, stdout } = lockstep(['explain', '--format', 'json', '-'], { input: 'sum(up)\r\nup{\n1' });
    expect(code).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { query: 'sum(up)', ok: true, type: 'vector', canonical: 'sum(up)', labels: { must: [], may: [] } },
      { query: 'up{', ok: false, error: { start: 2, message: expect.any(String) } },
      { query: '1', ok: true, type: 'scalar', labels: { must: [], may: [] } },
    ]);
  });

  it('answers each query before the next one comes', async () => {
    const child = spawn(process.execPath, [MAIN, 'explain', '--format', 'json', '-']);
    child.stdin.write('up\n');
    const [first] = await new Promise<readonly string[]>((resolve) => {
      child.stdout.on('data', (data: Buffer) => resolve([data.toString()]));
    });
    child.stdin.end();
    expect(JSON.parse(first ?? '')).toMatchObject({ query: 'up', ok: true });
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [MAIN, 'explain', '--format', 'json', '-']);
    const errors: string[] = [];
    child.stderr.on('data', (data: Buffer) => errors.push(data.toString()));
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => {
      child.on('exit', resolve);
      child.stdin.end('up\n'.repeat(200_000));
    });
    expect({ code, errors: errors.join('') }).toEqual({ code: 0, errors: '' });
  });
});

it('the version is that of the package', () => {
  expect(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))).toMatchObject({
    version: CLI_VERSION,
  });
});
