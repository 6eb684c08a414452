import { sourceId } from '@lockstep/collectors';
import { type Answers, type FactsReport, inParts, type JobReport, type WireAnswer } from '@lockstep/protocol';
import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { type ReadPage, serverPage } from '../../test/server-page.ts';
import { backup, DAY, facts, heartbeat, HOUR, MINUTE, NOON, storeFixture } from '../../test/store-fixture.ts';

const REPOSITORY = 'a'.repeat(64);
const ALPHA = { host: 'alpha', user: 'root', paths: ['/home'] };
const BETA = { host: 'beta', user: 'root', paths: ['/srv'] };

const iso = (ms: number) => new Date(ms).toISOString();
const seconds = (ms: number) => ms / 1000;

/** Labels of the rows of a source; the repository by its id unless another label is given. */
const of = (source: typeof ALPHA, repository = REPOSITORY, more = '') =>
  `{tool="restic",repository="${repository}",source_id="${sourceId(source)}"${more}}`;

const asked = (atMs: number) => ({
  asked_at: iso(atMs),
  duration_seconds: 0.5,
  verdict: 'ok' as const,
  parsed: 1,
  rejected: 0,
  interval_seconds: 3600,
});

type Source = NonNullable<WireAnswer<'snapshots'>['found']>['sources'][number];

/** A source with its snapshots at these times, each a success that took no time. */
function listed(source: typeof ALPHA, ...times: number[]): Source {
  const last = times.at(-1);
  return {
    source,
    complete: times.length,
    incomplete: 0,
    restore_points: times.map(seconds),
    newest: { size_bytes: 4096, files: 12 },
    ...(last !== undefined && { last_run: { ended_at: iso(last), verdict: 'ok' }, last_success_at: iso(last) }),
  };
}

function snapshots(atMs: number, ...sources: Source[]): WireAnswer<'snapshots'> {
  return { question: 'snapshots', ...asked(atMs), found: { sources } };
}

/** A look of a current agent at the repository that everybody here shares. */
function look(atMs: number, answers: Answers, more: Partial<FactsReport> = {}): FactsReport {
  const identity = { question: 'identity' as const, ...asked(atMs), found: { repository_id: REPOSITORY } };
  return facts(atMs, { repository_id: REPOSITORY, hostname: 'alpha', answers: { identity, ...answers }, ...more });
}

/** A run of a current agent. */
function run(endMs: number, more: Partial<JobReport> = {}): JobReport {
  return backup(endMs, { backup_source: ALPHA, tool: { name: 'restic', version: '0.18.0' }, ...more });
}

async function scene(settings: Parameters<Awaited<ReturnType<typeof storeFixture>>['enrol']>[1] = {}) {
  const fixture = await storeFixture();
  const hostId = await fixture.enrol('web-1', { expected: { interval_seconds: 86_400 }, ...settings });
  return { fixture, hostId, page: serverPage(fixture) };
}

/** What each of the rules about a source reads. */
const ofSource = (page: ReadPage) =>
  page('backup_last_success', 'backup_last_attempt', 'backup_last_result', 'backup_unsuccessful', 'backup_overdue');

describe('what the rules read of a host that pushes', () => {
  it('shows a failed backup', async () => {
    const { fixture, hostId, page } = await scene();
    await fixture.send(hostId, look(NOON - 3 * HOUR, {}), run(NOON - 2 * HOUR), run(NOON, { verdict: 'failed' }));
    expect(await ofSource(page)).toEqual({
      [`backup_last_attempt_timestamp_seconds${of(ALPHA)}`]: seconds(NOON),
      [`backup_last_result${of(ALPHA, REPOSITORY, ',verdict="failed"')}`]: 1,
      [`backup_last_success_timestamp_seconds${of(ALPHA)}`]: seconds(NOON - 2 * HOUR),
      [`backup_overdue${of(ALPHA)}`]: 0,
      [`backup_unsuccessful_runs${of(ALPHA)}`]: 1,
    });
  });

  it("shows an overdue backup, from the host's own expectation and also while it is silent", async () => {
    const { fixture, hostId, page } = await scene();
    await fixture.send(hostId, look(NOON, {}), run(NOON));
    fixture.now = NOON + 26.4 * HOUR + 1;
    expect(await page('backup_overdue', 'backup_missed', 'backup_next', 'backup_expected', 'backup_last_succ')).toEqual(
      {
        [`backup_expected_interval_seconds${of(ALPHA)}`]: 86_400,
        [`backup_last_success_timestamp_seconds${of(ALPHA)}`]: seconds(NOON),
        [`backup_missed_runs${of(ALPHA)}`]: 1,
        [`backup_next_expected_timestamp_seconds${of(ALPHA)}`]: seconds(NOON + DAY),
        [`backup_overdue${of(ALPHA)}`]: 1,
      },
    );
  });

  it('shows a silent host: its last report against its heartbeat interval', async () => {
    const { fixture, hostId, page } = await scene({ heartbeat_seconds: 120 });
    await fixture.send(hostId, heartbeat(NOON));
    fixture.now = NOON + HOUR;
    const agent = '{tool="restic",name="web-1",question="reports"';
    expect(await page('backup_collector')).toEqual({
      [`backup_collector_interval_seconds${agent}}`]: 120,
      [`backup_collector_last_attempt_timestamp_seconds${agent}}`]: seconds(NOON),
      [`backup_collector_last_result${agent},verdict="ok"}`]: 1,
      [`backup_collector_last_success_timestamp_seconds${agent}}`]: seconds(NOON),
    });
  });

  it('gives a wakeful host no interval, so that it is never silent', async () => {
    const { fixture, hostId, page } = await scene({ wakeful: true });
    await fixture.send(hostId, heartbeat(NOON));
    expect(await page('backup_collector_interval')).toEqual({});
    expect(Object.keys(await page('backup_collector_last_attempt'))).toHaveLength(1);
  });

  it('shows a look that failed as a collector that fails, and every question with its interval', async () => {
    const { fixture, hostId, page } = await scene();
    const locks: WireAnswer<'locks'> = { question: 'locks', ...asked(NOON), verdict: 'timeout', reason: 'no answer' };
    await fixture.send(hostId, look(NOON, { locks }));
    const rows = await page(
      'backup_collector_interval',
      'backup_collector_last_result',
      'backup_collector_last_success',
    );
    expect(Object.keys(rows).filter((row) => row.includes('web-1/local'))).toEqual([
      'backup_collector_interval_seconds{tool="restic",name="web-1/local",question="identity"}',
      'backup_collector_interval_seconds{tool="restic",name="web-1/local",question="locks"}',
      'backup_collector_last_result{tool="restic",name="web-1/local",question="identity",verdict="ok"}',
      'backup_collector_last_result{tool="restic",name="web-1/local",question="locks",verdict="timeout"}',
      'backup_collector_last_success_timestamp_seconds{tool="restic",name="web-1/local",question="identity"}',
    ]);
  });

  it('shows a host that is expected to back up and never did as overdue since it was enrolled', async () => {
    const { fixture, hostId, page } = await scene();
    await fixture.send(hostId, look(NOON, { snapshots: snapshots(NOON, listed(BETA, NOON)) }));
    fixture.now = NOON + 27 * HOUR;
    const nobody = { host: 'web-1', user: '', paths: [''] };
    expect(await page('backup_overdue', 'backup_last_success')).toEqual({
      [`backup_last_success_timestamp_seconds${of(BETA)}`]: seconds(NOON),
      [`backup_overdue${of(nobody)}`]: 1,
    });
    await fixture.send(hostId, run(fixture.now));
    expect(await page('backup_overdue')).toEqual({ [`backup_overdue${of(ALPHA)}`]: 0 });
  });

  it.each([
    { name: 'a pause', change: { paused: true } },
    { name: 'no expectation', change: { expected: null } },
  ])('takes overdue away by $name, and leaves the facts', async ({ change }) => {
    const { fixture, hostId, page } = await scene();
    await fixture.send(hostId, look(NOON, {}), run(NOON));
    fixture.now = NOON + 2 * DAY;
    expect(Object.values(await page('backup_overdue'))).toEqual([1]);
    await fixture.store.changeHost(hostId, change);
    expect(await page('backup_overdue', 'backup_expected', 'backup_next', 'backup_missed')).toEqual({});
    expect(Object.values(await page('backup_last_success'))).toEqual([seconds(NOON)]);
  });

  it('expects by a calendar what a calendar expects', async () => {
    const { fixture, hostId, page } = await scene({ expected: { cron: '0 2 * * *', time_zone: 'Europe/Berlin' } });
    await fixture.send(hostId, run(NOON));
    expect(Object.values(await page('backup_next_expected'))).toEqual([seconds(NOON + 13 * HOUR)]);
  });

  it('expects exactly what a host owes, also what was never heard of', async () => {
    const owes = [
      { repository: 'local', source: '/home' },
      { repository: 'offsite', source: '/home' },
    ];
    const { fixture, hostId, page } = await scene({ owes });
    await fixture.send(hostId, run(NOON), run(NOON, { source: '/tmp', backup_source: { ...ALPHA, paths: ['/tmp'] } }));
    fixture.now = NOON + 2 * DAY;
    const missing = { host: 'web-1', user: '', paths: ['/home'] };
    expect(await page('backup_overdue')).toEqual({
      [`backup_overdue${of(ALPHA, 'name:web-1/local')}`]: 1,
      [`backup_overdue${of(missing, 'name:web-1/offsite')}`]: 1,
    });
  });

  it('leaves a pending host out', async () => {
    const { page } = await scene();
    expect(await page('backup_', 'kopia_')).toEqual({});
  });
});

describe('hosts that share a repository', () => {
  async function shared() {
    const { fixture, hostId: alpha, page } = await scene();
    const beta = await fixture.enrol('web-2', { expected: { interval_seconds: 3600 } });
    await fixture.send(alpha, look(NOON - HOUR, { snapshots: snapshots(NOON - HOUR, listed(ALPHA, NOON - 2 * HOUR)) }));
    await fixture.send(
      beta,
      look(
        NOON,
        { snapshots: snapshots(NOON, listed(ALPHA, NOON - 2 * HOUR), listed(BETA, NOON - HOUR)) },
        { hostname: 'beta', repository: 'offsite' },
      ),
    );
    return { fixture, alpha, beta, page };
  }

  it('are one repository with one row per source, each with the expectation of its own host', async () => {
    const { page } = await shared();
    expect(await page('backup_repository_info', 'backup_expected', 'backup_snapshots')).toEqual({
      [`backup_expected_interval_seconds${of(ALPHA)}`]: 86_400,
      [`backup_expected_interval_seconds${of(BETA)}`]: 3600,
      [`backup_repository_info{tool="restic",repository="${REPOSITORY}",name="local",storage="unknown"}`]: 1,
      [`backup_snapshots${of(ALPHA, REPOSITORY, ',completeness="complete"')}`]: 1,
      [`backup_snapshots${of(ALPHA, REPOSITORY, ',completeness="incomplete"')}`]: 0,
      [`backup_snapshots${of(BETA, REPOSITORY, ',completeness="complete"')}`]: 1,
      [`backup_snapshots${of(BETA, REPOSITORY, ',completeness="incomplete"')}`]: 0,
    });
  });

  it('each have their collectors', async () => {
    const { page } = await shared();
    const names = Object.keys(await page('backup_collector_last_attempt')).map(
      (row) => /name="([^"]*)"/.exec(row)?.[1],
    );
    expect(new Set(names)).toEqual(new Set(['web-1', 'web-1/local', 'web-2', 'web-2/offsite']));
  });

  it('show the newest of what they saw, in whatever order it came', async () => {
    const { fixture, alpha, page } = await shared();
    const size = (atMs: number, stored_bytes: number) =>
      look(atMs, { size: { question: 'size', ...asked(atMs), found: { stored_bytes } } });
    await fixture.send(alpha, size(NOON - 5 * MINUTE, 100), size(NOON - 10 * MINUTE, 200));
    expect(Object.values(await page('backup_repository_size'))).toEqual([100]);
  });

  it('lose with a removed host its collectors, and the sources that only it told of', async () => {
    const { fixture, beta, page } = await shared();
    await page('backup_');
    await fixture.store.removeHost(beta);
    const rows = Object.keys(await page('backup_source_info', 'backup_collector_last_attempt'));
    expect(rows.filter((row) => row.includes('web-2') || row.includes('beta'))).toEqual([]);
    expect(rows.filter((row) => row.includes('web-1') || row.includes('alpha'))).toHaveLength(4);
  });

  it('are relabelled when one is renamed', async () => {
    const { fixture, alpha, page } = await shared();
    await page('backup_');
    await fixture.store.changeHost(alpha, { name: 'renamed' });
    const rows = Object.keys(await page('backup_'));
    expect(rows.filter((row) => row.includes('web-1'))).toEqual([]);
    expect(rows.filter((row) => row.includes('name="renamed/local"'))).not.toEqual([]);
  });

  it('are the same after a restart', async () => {
    const { fixture, page } = await shared();
    const before = await page('backup_', 'kopia_', 'rm_host');
    await fixture.restart();
    expect(await serverPage(fixture)('backup_', 'kopia_', 'rm_host')).toEqual(before);
  });
});

describe('an answer in parts', { timeout: 30_000 }, () => {
  const sources = Array.from({ length: 1700 }, (_, i) =>
    listed({ host: 'alpha', user: 'root', paths: [`/srv/${i}`] }, NOON - DAY, NOON - HOUR - i * 1000),
  );
  /** The reports of one look: all its answers are in the first, the rest of the list in the others. */
  const reports = (atMs: number, all: Source[]) =>
    inParts(snapshots(atMs, ...all)).map((part, i) =>
      i === 0 ? look(atMs, { snapshots: part }) : facts(atMs, { hostname: 'alpha', answers: { snapshots: part } }),
    );
  const known = (page: ReadPage) => page('backup_snapshots', 'backup_restore_points', 'backup_source_info');

  it('of 1,700 sources counts once all of it is there, in whatever order and however often it comes', async () => {
    const { fixture, hostId, page } = await scene({ expected: null });
    const [last, ...others] = reports(NOON, sources).toReversed();
    expect(others.length).toBeGreaterThan(5);
    await fixture.send(hostId, ...others, ...others);
    expect(await known(page)).toEqual({});
    if (last !== undefined) await fixture.send(hostId, last);
    expect(Object.keys(await page('backup_source_info'))).toHaveLength(1700);
    expect(new Set(Object.values(await page('backup_restore_points_lost')))).toEqual(new Set([0]));
  });

  it('of which one never comes leaves what was known before', async () => {
    const { fixture, hostId, page } = await scene({ expected: null });
    await fixture.send(hostId, ...reports(NOON, sources));
    const before = await known(page);
    fixture.now = NOON + HOUR;
    await fixture.send(hostId, ...reports(fixture.now, sources).slice(1));
    expect(await known(page)).toEqual(before);
  });

  it('that is whole again counts, and lacks what is lost', async () => {
    const { fixture, hostId, page } = await scene({ expected: null });
    await fixture.send(hostId, ...reports(NOON, sources));
    fixture.now = NOON + HOUR;
    await fixture.send(hostId, ...reports(fixture.now, sources).slice(1));
    fixture.now = NOON + 2 * HOUR;
    await fixture.send(hostId, ...reports(fixture.now, sources.slice(1)));
    const lost = Object.entries(await page('backup_restore_points_lost')).filter(([, value]) => value === 1);
    expect(lost).toHaveLength(1);
  });
});

describe('what an old agent tells', () => {
  it('gives rows under the names that it uses', async () => {
    const { fixture, hostId, page } = await scene();
    await fixture.send(hostId, backup(NOON - HOUR), facts(NOON, { repository_id: REPOSITORY, repo_size_bytes: 1e9 }));
    const source = { host: 'web-1', user: '', paths: ['/home'] };
    expect(await page('backup_source_info', 'backup_last_success', 'backup_overdue', 'backup_repository')).toEqual({
      [`backup_last_success_timestamp_seconds${of(source)}`]: seconds(NOON - HOUR),
      [`backup_overdue${of(source)}`]: 0,
      [`backup_repository_info{tool="restic",repository="${REPOSITORY}",name="web-1/local",storage="unknown"}`]: 1,
      [`backup_repository_size_bytes{tool="restic",repository="${REPOSITORY}"}`]: 1e9,
      [`backup_source_info${of(source, REPOSITORY, ',host="web-1",path="/home"')}`]: 1,
    });
  });

  it('becomes that of the source which the name turns out to mean, and stays so', async () => {
    const { fixture, hostId, page } = await scene();
    await fixture.send(hostId, backup(NOON - 3 * HOUR), backup(NOON - 2 * HOUR, { verdict: 'failed' }));
    await fixture.send(hostId, run(NOON - HOUR, { verdict: 'failed' }));
    // It waited in the spool.
    await fixture.send(hostId, backup(NOON - 4 * HOUR));
    expect(await ofSource(page)).toMatchObject({
      [`backup_last_success_timestamp_seconds${of(ALPHA, 'name:web-1/local')}`]: seconds(NOON - 3 * HOUR),
      [`backup_unsuccessful_runs${of(ALPHA, 'name:web-1/local')}`]: 2,
    });
    expect(Object.keys(await page('backup_source_info'))).toHaveLength(1);
  });
});

describe('reports of jobs and looks', () => {
  it('count once and in any order', async () => {
    const { fixture, hostId, page } = await scene();
    const reports = [
      run(NOON - 5 * HOUR),
      run(NOON - 4 * HOUR, { verdict: 'partial' }),
      run(NOON - 3 * HOUR, { verdict: 'failed' }),
      look(NOON - 2 * HOUR, { snapshots: snapshots(NOON - 2 * HOUR, listed(ALPHA, NOON - 6 * HOUR, NOON - 5 * HOUR)) }),
    ];
    await fixture.send(hostId, ...reports);
    const want = await page('backup_');
    const other = await storeFixture();
    const otherId = await other.enrol('web-1', { expected: { interval_seconds: 86_400 } });
    for (const report of [...reports.toReversed(), ...reports]) await other.send(otherId, report);
    expect(await serverPage(other)('backup_')).toEqual(want);
  });

  it.each([
    { name: 'all files as they were', figures: {}, verdict: 'ok', want: 1 },
    { name: 'one file that differs', figures: { files_differing: 1 }, verdict: 'ok', want: 0 },
    { name: 'no file that could be compared', figures: { files_compared: 0 }, verdict: 'ok', want: 0 },
    { name: 'a run that failed', figures: {}, verdict: 'failed', want: 0 },
  ] as const)('tell of a restore test with $name', async ({ figures, verdict, want }) => {
    const { fixture, hostId, page } = await scene();
    const restore_test = { files_restored: 20, files_compared: 20, files_differing: 0, files_skipped: 0, ...figures };
    await fixture.send(hostId, look(NOON, {}), run(NOON, { kind: 'restore', verdict, restore_test }));
    const repository = `{tool="restic",repository="${REPOSITORY}"}`;
    expect(await page('backup_repository_last_restore')).toEqual({
      [`backup_repository_last_restore_test_success${repository}`]: want,
      [`backup_repository_last_restore_test_timestamp_seconds${repository}`]: seconds(NOON),
    });
    expect(Object.values(await page('rm_host_last_restore'))).toEqual([want, seconds(NOON)]);
  });

  it('show on the list of hosts what the page shows', async () => {
    const { fixture, hostId } = await scene();
    const locks = { question: 'locks' as const, ...asked(NOON), found: { count: 2, oldest_at: iso(NOON - HOUR) } };
    await fixture.send(hostId, look(NOON, { locks }), run(NOON, { kind: 'check', verdict: 'failed' }));
    expect(fixture.store.hosts({ limit: 1 }).items).toMatchObject([
      {
        last_check_at: iso(NOON),
        last_check_success: false,
        last_restore_test_at: null,
        last_restore_test_success: null,
        repo_locks: 2,
        oldest_repo_lock_at: iso(NOON - HOUR),
      },
    ]);
  });

  it('tell nothing of a restore that was no test, and of a test that was cancelled', async () => {
    const { fixture, hostId, page } = await scene();
    const restore_test = { files_restored: 0, files_compared: 0, files_differing: 0, files_skipped: 0 };
    await fixture.send(
      hostId,
      run(NOON, { kind: 'restore' }),
      run(NOON, { kind: 'restore', verdict: 'cancelled', restore_test, id: ulid(NOON + 1) }),
    );
    expect(await page('backup_repository_last_restore', 'rm_host_last_restore')).toEqual({});
  });

  it('that do not say their tool belong to the one that is known there', async () => {
    const { fixture, hostId, page } = await scene();
    const { tool: _tool, ...silent } = run(NOON);
    await fixture.send(hostId, look(NOON, {}, { tool: { name: 'kopia' } }), silent);
    expect(Object.keys(await page('backup_last_success'))).toEqual([expect.stringContaining('tool="kopia"')]);
  });

  it('give no two collectors one name', async () => {
    const { fixture, hostId, page } = await scene();
    await fixture.store.changeHost(hostId, { name: 'a' });
    const other = await fixture.enrol('a/b');
    await fixture.send(hostId, facts(NOON, { repository: 'b/c' }));
    await fixture.send(other, facts(NOON, { repository: 'c' }));
    expect(Object.keys(await page('backup_collector_last_attempt')).filter((row) => row.includes('identity'))).toEqual([
      expect.stringContaining('name="a%2Fb/c"'),
      expect.stringContaining('name="a/b/c"'),
    ]);
  });

  it('tell of locks, which are withheld when they are old', async () => {
    const { fixture, hostId, page } = await scene();
    const locks = { question: 'locks' as const, ...asked(NOON), found: { count: 2, oldest_at: iso(NOON - HOUR) } };
    await fixture.send(hostId, look(NOON, { locks }));
    const labels = `{host_id="${hostId}",host="web-1"}`;
    expect(await page('rm_host_repo_locks', 'rm_host_repo_oldest')).toEqual({
      [`rm_host_repo_locks${labels}`]: 2,
      [`rm_host_repo_oldest_lock_timestamp_seconds${labels}`]: seconds(NOON - HOUR),
    });
    fixture.now = NOON + 2 * DAY + 1;
    expect(await page('rm_host_repo_locks', 'rm_host_repo_oldest', 'backup_repository_locks')).toEqual({});
  });

  it('tell of checks by depth, and of maintenance by task', async () => {
    const { fixture, hostId, page } = await scene();
    await fixture.send(
      hostId,
      look(NOON, {}),
      run(NOON, { kind: 'check', check_depth: 'data', verdict: 'failed' }),
      run(NOON, { kind: 'check' }),
      run(NOON, { kind: 'forget', maintenance_tasks: ['forget', 'prune'] }),
    );
    const rows = await page('backup_repository_last_check_success', 'backup_repository_maintenance_last');
    const repository = `{tool="restic",repository="${REPOSITORY}"`;
    expect(rows).toEqual({
      [`backup_repository_last_check_success${repository},depth="data"}`]: 0,
      [`backup_repository_last_check_success${repository},depth="structure"}`]: 1,
      [`backup_repository_maintenance_last_success_timestamp_seconds${repository},task="forget"}`]: seconds(NOON),
      [`backup_repository_maintenance_last_success_timestamp_seconds${repository},task="prune"}`]: seconds(NOON),
    });
  });

  it('of Kopia give the rows of its specification', async () => {
    const { fixture, hostId, page } = await scene();
    const kinds = { complete: 1, partial: 0, checkpoint: 0, canceled: 0, limit_reached: 2, other: 0 };
    const answer = { ...snapshots(NOON, listed(ALPHA, NOON)), found: { sources: [listed(ALPHA, NOON)], kinds } };
    await fixture.send(hostId, look(NOON, { snapshots: answer }, { tool: { name: 'kopia', version: '0.21.1' } }));
    expect(await page('kopia_backup_status', 'kopia_snapshot')).toMatchObject({
      [`kopia_backup_status{repository="${REPOSITORY}",source_id="${sourceId(ALPHA)}",path="/home"}`]: 1,
      [`kopia_snapshot_count{repository="${REPOSITORY}",type="limit_reached"}`]: 2,
    });
    expect(Object.keys(await page('backup_collector_last_attempt')).join('\n')).toContain(
      '{tool="kopia",name="web-1",question="reports"}',
    );
  });
});

it('shows of a host the 64 repositories that it told of last', async () => {
  const { fixture, hostId, page } = await scene({ expected: null });
  for (let index = 0; index < 70; index += 1) {
    await fixture.send(hostId, run(NOON + index * 1000, { repository: `number-${index}` }));
  }
  // The first one comes to life again, in the place of another.
  await fixture.send(hostId, run(NOON + HOUR, { repository: 'number-0' }));
  const shown = Object.keys(await page('backup_repository_info')).map(
    (row) => /name="web-1\/number-(\d+)"/u.exec(row)?.[1],
  );
  const newest = Array.from({ length: 63 }, (_, index) => index + 7);
  expect(shown.map(Number).toSorted((a, b) => a - b)).toEqual([0, ...newest]);
});
