import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Bench,
  bootExporter,
  type BootedExporter,
  isAlive,
  makeBench,
  stopExporters,
  until,
} from '../test/boot-exporter.ts';

// A busy machine starts programs slowly.
vi.setConfig({ testTimeout: 60_000 });

let bench: Bench & { remove(): void };
beforeEach(() => {
  bench = makeBench();
});
afterEach(async () => {
  await stopExporters();
  bench.remove();
});

/** Waits until every question of these repositories was put once. By the real clock the first asking may take 20 s to come. */
async function asked(exporter: BootedExporter, names: readonly string[], questions = 5): Promise<void> {
  await until(async () => {
    const rows = await exporter.rows('backup_collector_last_result');
    return names.every((name) => rows.filter((row) => row.includes(`name="${name}"`)).length === questions);
  });
}

/** Questions at once and then not again while a test lasts. */
const QUICK = { every: '1s' };
const ONCE = { every: '1s', size: { every: '30d' }, check: { every: '30d' } };
const value = (row: string | undefined) => Number(row?.split(' ').at(-1));

test.each([
  ['/metrics', /^lockstep_exporter_build_info\{/m],
  ['/-/healthy', /./],
  ['/-/ready', /./],
  ['/', /metrics/],
])('%s answers as soon as it listens, whatever its repositories do', async (path, wanted) => {
  bench.configure({ repositories: [QUICK] });
  bench.fake('nas').become('hang');
  const { status, text } = await (await bootExporter(bench)).ask(path);
  expect(status).toBe(200);
  expect(text).toMatch(wanted);
});

describe('the page', () => {
  test('shows what was asked, and the exporter about itself', async () => {
    bench.configure({ repositories: [{ ...QUICK, expected: { every: '1d' } }] });
    const exporter = await bootExporter(bench);
    await asked(exporter, ['nas']);
    const { text, headers } = await exporter.ask();
    expect(headers.get('content-type')).toContain('version=0.0.4');
    expect(text).toMatch(/^backup_overdue\{.*\} 0$/m);
    expect(text).toMatch(/^backup_snapshots\{.*completeness="complete"\} 1$/m);
    expect(text).toMatch(/^backup_repository_info\{.*name="nas",storage="local"\} 1$/m);
    expect(text).toMatch(/^backup_repository_size_bytes\{.*\} 1000$/m);
    expect(text).toMatch(/^backup_repository_last_check_success\{.*depth="structure"\} 1$/m);
    expect(text).toMatch(/^lockstep_exporter_build_info\{version="1\.2\.3",commit="abc",node_version="20"\} 1$/m);
    expect(text).toMatch(/^lockstep_exporter_config_last_reload_success 1$/m);
    expect(text).toMatch(/^lockstep_exporter_repositories\{tool="restic"\} 1$/m);
    expect(text).not.toMatch(/^restic_/m);
  });

  test('is OpenMetrics for whoever prefers it, and gzip', async () => {
    bench.configure({ repositories: [QUICK] });
    const exporter = await bootExporter(bench);
    const { text, headers } = await exporter.ask('/metrics', { accept: 'application/openmetrics-text;version=1.0.0' });
    expect(headers.get('content-type')).toContain('application/openmetrics-text');
    expect(headers.get('vary')).toBe('Accept, Accept-Encoding');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(text.endsWith('# EOF\n')).toBe(true);
  });

  test('has the aliases where they are wanted', async () => {
    bench.configure({ restic_exporter_aliases: true, repositories: [QUICK] });
    const exporter = await bootExporter(bench);
    await asked(exporter, ['nas']);
    expect(await exporter.rows('restic_backup_snapshots_total{')).toHaveLength(1);
  });

  test('a scrape starts no tool and waits for none', async () => {
    bench.configure({
      max_parallel: 1,
      repositories: [
        { ...ONCE, every: '30d' },
        { name: 'slow', every: '1s' },
      ],
    });
    bench.fake('slow').become('hang');
    const exporter = await bootExporter(bench);
    await until(() => bench.fake('slow').hanging() !== undefined);
    const before = [...bench.fake('nas').started(), ...bench.fake('slow').started()];
    for (let n = 0; n < 50; n += 1) expect((await exporter.ask()).status).toBe(200);
    expect([...bench.fake('nas').started(), ...bench.fake('slow').started()]).toEqual(before);
    expect(value((await exporter.rows('lockstep_exporter_looks_in_progress'))[0])).toBe(1);
  });
});

describe('what is known outlives the process, what was seen does not', () => {
  test('three intervals without an answer: facts stay, states go, overdue comes; after a restart the same', async () => {
    const time = { ms: Date.now() };
    const clock = () => time.ms;
    const HOUR_MS = 3_600_000;
    bench.configure({
      repositories: [{ every: '1s', size: { every: '1s' }, check: { every: '1s' }, expected: { every: '1d' } }],
    });
    const first = await bootExporter(bench, { clock });
    await asked(first, ['nas']);
    await first.stop();
    bench.fake('nas').become('wrong_password');
    const exporter = await bootExporter(bench, { clock });
    const facts = [
      'backup_last_success_timestamp_seconds{',
      'backup_last_result{',
      'backup_overdue{',
      'backup_repository_last_check_success{',
      'backup_collector_interval_seconds{',
    ];
    const states = [
      'backup_snapshots{',
      'backup_repository_size_bytes{',
      'backup_repository_locks{',
      'backup_newest_restore_point_timestamp_seconds{',
    ];
    const counts = async (of: BootedExporter, families: readonly string[]) => {
      const page = (await of.ask()).text;
      return families.map((family) => page.split('\n').filter((line) => line.startsWith(family)).length);
    };
    // At once, before anything was asked again.
    expect(await counts(exporter, facts)).toEqual([1, 1, 1, 1, 5]);
    expect(await counts(exporter, states)).toEqual([2, 1, 1, 1]);
    time.ms += 3001;
    expect(await counts(exporter, facts)).toEqual([1, 1, 1, 1, 5]);
    expect(await counts(exporter, states)).toEqual([0, 0, 0, 0]);
    const lastSuccess = (await exporter.rows(facts[0] ?? ''))[0];
    expect(value((await exporter.rows('backup_overdue{'))[0])).toBe(0);
    time.ms += 30 * HOUR_MS;
    // Nobody answered for a day and more, and that is what the alert is about.
    expect(value((await exporter.rows('backup_overdue{'))[0])).toBe(1);
    await exporter.stop();
    const restarted = await bootExporter(bench, { clock });
    expect(value((await restarted.rows('backup_overdue{'))[0])).toBe(1);
    expect((await restarted.rows(facts[0] ?? ''))[0]).toBe(lastSuccess);
    expect(await counts(restarted, states)).toEqual([0, 0, 0, 0]);
  });

  test('a damaged file of state is set aside, said and counted; the others are shown', async () => {
    bench.configure({ repositories: [QUICK, { name: 'b', ...QUICK }] });
    const first = await bootExporter(bench);
    await asked(first, ['nas', 'b']);
    await first.stop();
    writeFileSync(join(bench.folder, 'state', 'nas.json'), '{"version":1');
    bench.fake('nas').become('wrong_password');
    bench.fake('b').become('wrong_password');
    const exporter = await bootExporter(bench);
    expect(await exporter.rows('backup_source_info{')).toHaveLength(1);
    expect(value((await exporter.rows('lockstep_exporter_state_failures_total{operation="read"}'))[0])).toBe(1);
    expect(exporter.log.join('')).toMatch(/nas\.json: is damaged.*nas begins anew/);
    expect(readdirSync(join(bench.folder, 'state'))).toContain('nas.json.damaged');
  });
});

describe('SIGHUP', () => {
  test('a repository that was added is asked, the rows of one that was taken out go, one that stays is not disturbed', async () => {
    bench.configure({
      repositories: [
        { ...ONCE, every: '30d' },
        { name: 'goes', ...ONCE, every: '30d' },
      ],
    });
    const exporter = await bootExporter(bench, { clock: Date.now });
    await asked(exporter, ['nas', 'goes']);
    const before = bench.fake('nas').started();
    bench.configure({
      repositories: [
        { ...ONCE, every: '30d' },
        { name: 'comes', ...ONCE },
      ],
    });
    exporter.reload();
    await asked(exporter, ['comes']);
    const page = (await exporter.ask()).text;
    expect(page).not.toContain('name="goes"');
    expect(page).toContain('name="nas"');
    expect(bench.fake('nas').started()).toEqual(before);
  });

  test('a file that cannot be used changes nothing, is said and counted; the next good one is taken', async () => {
    bench.configure({ repositories: [QUICK] });
    const exporter = await bootExporter(bench);
    await asked(exporter, ['nas']);
    const good = readFileSync(bench.configFile, 'utf8');
    writeFileSync(bench.configFile, `${good}\nrepositoris: []\n`);
    exporter.reload();
    expect(value((await exporter.rows('lockstep_exporter_config_last_reload_success '))[0])).toBe(0);
    expect(value((await exporter.rows('lockstep_exporter_reload_failures_total'))[0])).toBe(1);
    expect(await exporter.rows('backup_source_info{')).toHaveLength(1);
    expect(exporter.log.join('')).toMatch(/repositoris is not a known key.*Did you mean `repositories`/);
    expect((await exporter.ask('/')).text).toContain('The configuration file cannot be used');
    writeFileSync(bench.configFile, good);
    exporter.reload();
    expect(value((await exporter.rows('lockstep_exporter_config_last_reload_success '))[0])).toBe(1);
  });

  test('what needs a restart is said', async () => {
    bench.configure({ repositories: [QUICK] });
    const exporter = await bootExporter(bench);
    bench.configure({ listen: '127.0.0.1:1', repositories: [QUICK] });
    exporter.reload();
    expect(exporter.log.join('')).toMatch(/"key":"listen","msg":"This change needs a restart/);
  });
});

describe('who is who', () => {
  const ID = 'a'.repeat(64);

  test('two names that lead to one repository: the second shows nothing but the conflict', async () => {
    bench.configure({ repositories: [QUICK, { name: 'twin', ...QUICK }] });
    bench.fake('nas').setId(ID);
    const first = await bootExporter(bench);
    await asked(first, ['nas', 'twin']);
    bench.fake('twin').setId(ID);
    await until(async () => value((await first.rows('lockstep_exporter_repository_conflicts'))[0]) === 1);
    expect(await first.rows(`backup_repository_info{tool="restic",repository="${ID}"`)).toHaveLength(1);
    expect(await first.rows('backup_source_info{')).toHaveLength(1);
    expect(await first.rows('name="twin",question="identity",verdict="failed"')).toHaveLength(1);
    expect(first.log.join('')).toMatch(/it is the repository of `nas`, too/);
  });

  test('another repository under the name is not believed until its id is written down', async () => {
    bench.configure({ repositories: [QUICK] });
    bench.fake('nas').setId(ID);
    const exporter = await bootExporter(bench);
    await asked(exporter, ['nas']);
    const OTHER = 'b'.repeat(64);
    bench.fake('nas').setId(OTHER);
    await until(() => exporter.log.join('').includes('Another repository than before'));
    expect(await exporter.rows(`repository="${OTHER}"`)).toEqual([]);
    expect(await exporter.rows('backup_snapshots{')).toEqual([]);
    bench.configure({ repositories: [{ ...QUICK, repository_id: OTHER }] });
    exporter.reload();
    await until(async () => (await exporter.rows(`backup_snapshots{tool="restic",repository="${OTHER}"`)).length === 2);
    expect(await exporter.rows(`repository="${ID}"`)).toEqual([]);
  });

  test('a source that is named is expected before it was seen; a retired one goes and is no loss', async () => {
    const expected = { every: '1d' };
    const named = { host: 'db-1', user: 'root', path: '/var', expected };
    bench.configure({ repositories: [{ ...QUICK, sources: [named] }] });
    bench.fake('nas').setSnapshots([new Date()], ['/srv/data', '/srv/old']);
    const exporter = await bootExporter(bench);
    await asked(exporter, ['nas']);
    expect(await exporter.rows('backup_overdue{')).toHaveLength(1);
    expect(await exporter.rows('path="/srv/old"')).toHaveLength(1);
    expect(await exporter.rows('host="db-1"')).toHaveLength(1);
    bench.configure({ repositories: [{ ...QUICK, sources: [named, { path: '/srv/old', retired: true }] }] });
    exporter.reload();
    const count = bench.fake('nas').started().length;
    await until(() => bench.fake('nas').started().length > count + 5);
    expect(await exporter.rows('path="/srv/old"')).toEqual([]);
    expect((await exporter.rows('backup_restore_points_lost{')).map(value)).toEqual([0]);
  });
});

describe('a tool that hangs', () => {
  test('is ended with its whole group at the deadline; the questions after it are not put; others go on', async () => {
    bench.configure({
      repositories: [
        { ...QUICK, timeout: '1s' },
        { name: 'well', ...QUICK },
      ],
    });
    bench.fake('nas').become('stubborn');
    const exporter = await bootExporter(bench);
    await asked(exporter, ['nas', 'well']);
    const rows = await exporter.rows('name="nas",question=');
    expect(rows.filter((row) => row.includes('verdict="timeout"')).length).toBeGreaterThanOrEqual(3);
    expect(
      bench
        .fake('nas')
        .started()
        .filter((command) => command === 'snapshots'),
    ).toEqual([]);
    expect(await exporter.rows('name="well",question="snapshots",verdict="ok"')).toHaveLength(1);
  });

  test('is ended when the exporter stops, and nothing is left', async () => {
    bench.configure({ repositories: [QUICK] });
    bench.fake('nas').become('hang');
    const exporter = await bootExporter(bench);
    await until(() => bench.fake('nas').hanging() !== undefined);
    const pid = bench.fake('nas').hanging() ?? 0;
    expect(isAlive(pid)).toBe(true);
    await exporter.stop();
    expect(isAlive(pid)).toBe(false);
    // What the tool said when it was ended is about nothing.
    expect(exporter.log.join('')).not.toContain('was not answered');
  });
});

describe('secrets are read when they are needed', () => {
  test('a password file that is missing stands in the way of one repository, and comes without a restart', async () => {
    bench.configure({ repositories: [QUICK, { name: 'later', ...QUICK, environment_file: 'none.env' }] });
    const exporter = await bootExporter(bench);
    await asked(exporter, ['nas', 'later']);
    expect(await exporter.rows('name="later",question="identity",verdict="failed"')).toHaveLength(1);
    expect(exporter.log.join('')).toMatch(/later: it cannot be asked now: .*none\.env cannot be read \(ENOENT\)/);
    bench.write('none.env', `FAKE_DIR=${bench.fake('later').folder}\n`);
    await until(async () => (await exporter.rows('name="later",question="identity",verdict="ok"')).length === 1);
  });
});
