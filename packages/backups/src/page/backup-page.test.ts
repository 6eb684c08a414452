import { backup, kopia, resticExporterAliases } from '@lockstep/catalog';
import { sourceId } from '@lockstep/collectors';
import { describe, expect, it } from 'vitest';
import { ALPHA, BETA, DAY, History, HOUR, listed, MINUTE, NOON } from '../../test/example.ts';
import { family, openPage, rowsOf, VIEW } from '../../test/shown-page.ts';
import {
  addReport,
  addRun,
  BackupPage,
  emptyRecord,
  expectSource,
  forgetSource,
  readRecord,
  type RepositoryRecord,
  type RepositoryView,
} from '../index.ts';

const daily = { interval_seconds: 86_400 };

/** Everything that can be known of a repository of each tool. */
const full = (tool: 'restic' | 'kopia') => {
  const changes = { filesNew: 1, filesChanged: 2, filesUnmodified: 3, dirsNew: 4, dirsChanged: 5, dirsUnmodified: 6 };
  const kinds = { complete: 2, partial: 1, checkpoint: 3, canceled: 0, limit_reached: 0, other: 0 };
  const alpha = listed(ALPHA, NOON - 2 * DAY, NOON - DAY);
  const newest = { sizeBytes: 5000, files: 7, tags: ['daily', 'host'] };
  const { record } = new History(emptyRecord({ tool, name: 'nas' }))
    .asked('identity', NOON, { repositoryId: 'abc', storage: 's3', volumeSizeBytes: 90, volumeAvailableBytes: 30 })
    .asked('snapshots', NOON, {
      sources: [{ ...alpha, incomplete: 1, newest }],
      ...(tool === 'kopia' ? { kinds } : {}),
    })
    .asked('size', NOON, { storedBytes: 50, blobs: 2, uncompressedBytes: 100 })
    .asked('locks', NOON, { count: 1, oldestAtMs: NOON - HOUR })
    .asked('check', NOON - HOUR, { depth: 'structure', isGood: true })
    .asked('check', NOON, { depth: 'data', isGood: false, firstError: 'pack 12ab is damaged' })
    .asked('maintenance', NOON, {
      tasks: [{ task: 'quick', lastSuccessAtMs: NOON - HOUR, expectedIntervalSeconds: 3600 }],
    })
    .ran(NOON - HOUR, 'partial', { addedBytes: 70, changes });
  return addRun(record, { kind: 'restore_test', id: 'r', endedAtMs: NOON, verdict: 'ok' }, NOON);
};

const EVERYTHING: Partial<RepositoryView> = {
  expected: daily,
  retention: { daily: 7 },
  checkIntervalSeconds: { data: 30 * 86_400 },
  maintenanceIntervalSeconds: { prune: 7 * 86_400 },
  hasAliases: true,
};

const seconds = (ms: number) => ms / 1000;

/** Each family of each catalog, with its rows. */
const TABLE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  backup_source_info: { 'host="alpha",user="root",path="/data"': 1 },
  backup_source_first_seen_timestamp_seconds: { '': seconds(NOON - HOUR) },
  backup_last_success_timestamp_seconds: { '': seconds(NOON - DAY + 10 * MINUTE) },
  backup_last_attempt_timestamp_seconds: { '': seconds(NOON - HOUR) },
  backup_last_result: { 'verdict="partial"': 1 },
  backup_unsuccessful_runs: { '': 1 },
  backup_last_duration_seconds: { '': 660 },
  backup_last_added_bytes: { '': 70 },
  backup_source_size_bytes: { '': 5000 },
  backup_source_files: { '': 7 },
  backup_snapshots: { 'completeness="complete"': 2, 'completeness="incomplete"': 1 },
  backup_oldest_restore_point_timestamp_seconds: { '': seconds(NOON - 2 * DAY) },
  backup_newest_restore_point_timestamp_seconds: { '': seconds(NOON - DAY) },
  backup_restore_points_lost: { '': 0 },
  backup_expected_interval_seconds: { '': 86_400 },
  backup_next_expected_timestamp_seconds: { '': seconds(NOON + 10 * MINUTE) },
  backup_overdue: { '': 0 },
  backup_missed_runs: { '': 0 },
  backup_retention_kept: { '': 1 },
  backup_repository_info: { 'name="nas",storage="s3"': 1 },
  backup_repository_size_bytes: { '': 50 },
  backup_repository_compression_ratio: { '': 2 },
  backup_repository_volume_size_bytes: { '': 90 },
  backup_repository_volume_available_bytes: { '': 30 },
  backup_repository_locks: { '': 1 },
  backup_repository_oldest_lock_timestamp_seconds: { '': seconds(NOON - HOUR) },
  backup_repository_last_check_timestamp_seconds: {
    'depth="structure"': seconds(NOON - HOUR + 500),
    'depth="data"': seconds(NOON),
  },
  backup_repository_last_check_success: { 'depth="structure"': 1, 'depth="data"': 0 },
  backup_repository_check_expected_interval_seconds: { 'depth="data"': 30 * 86_400 },
  backup_repository_last_restore_test_timestamp_seconds: { '': seconds(NOON) },
  backup_repository_last_restore_test_success: { '': 1 },
  backup_repository_maintenance_last_success_timestamp_seconds: { 'task="quick"': seconds(NOON - HOUR) },
  backup_repository_maintenance_expected_interval_seconds: { 'task="quick"': 3600, 'task="prune"': 7 * 86_400 },
  backup_collector_last_attempt_timestamp_seconds: ofQuestions(seconds(NOON)),
  backup_collector_last_success_timestamp_seconds: ofQuestions(seconds(NOON)),
  backup_collector_last_duration_seconds: ofQuestions(0.5),
  backup_collector_interval_seconds: ofQuestions(900),
  backup_collector_last_result: ofQuestions(1, ',verdict="ok"'),
  backup_collector_items: { ...ofQuestions(1, ',outcome="parsed"'), ...ofQuestions(0, ',outcome="rejected"') },
  kopia_backup_status: { 'path="/data"': 0 },
  kopia_backup_duration_seconds: { 'path="/data",status="partial"': 660 },
  kopia_backup_size_bytes: { 'path="/data"': 5000 },
  kopia_snapshot_count: {
    'type="complete"': 2,
    'type="partial"': 1,
    'type="checkpoint"': 3,
    'type="canceled"': 0,
    'type="limit_reached"': 0,
    'type="other"': 0,
  },
  kopia_repository_size_bytes: { '': 50 },
  restic_check_success: { '': 0 },
  restic_locks_total: { '': 1 },
  restic_size_total: { '': 50 },
  restic_uncompressed_size_total: { '': 100 },
  restic_compression_ratio: { '': 2 },
  restic_blob_count_total: { '': 2 },
  restic_snapshots_total: { '': 3 },
  restic_scrape_duration_seconds: { '': 3 },
  restic_backup_timestamp: ofAlias(seconds(NOON - DAY)),
  restic_backup_snapshots_total: ofAlias(3),
  restic_backup_files_total: ofAlias(7),
  restic_backup_size_total: ofAlias(5000),
  restic_backup_files_new: ofAlias(1),
  restic_backup_files_changed: ofAlias(2),
  restic_backup_files_unmodified: ofAlias(3),
  restic_backup_dirs_new: ofAlias(4),
  restic_backup_dirs_changed: ofAlias(5),
  restic_backup_dirs_unmodified: ofAlias(6),
  restic_backup_data_added_bytes: ofAlias(70),
  restic_backup_duration_seconds: ofAlias(660),
};

describe('every family', () => {
  it('of the catalogs is in the table', () => {
    const declared = [backup, kopia, resticExporterAliases].flatMap(({ metrics }) => Object.keys(metrics));
    expect(Object.keys(TABLE).toSorted()).toEqual(declared.toSorted());
  });

  it.each(Object.entries(TABLE))('%s', async (name, want) => {
    const rows = await rowsOf(full(name.startsWith('kopia_') ? 'kopia' : 'restic'), EVERYTHING, NOON);
    expect(family(rows, name)).toEqual(want);
  });

  it('is of the tool whose name it has, and the aliases only where they are asked for', async () => {
    const names = async (tool: 'restic' | 'kopia', view: Partial<RepositoryView>) =>
      new Set(Object.keys(await rowsOf(full(tool), view, NOON)).map((row) => row.split('_', 1)[0]));
    expect(await names('kopia', EVERYTHING)).toEqual(new Set(['backup', 'kopia']));
    expect(await names('restic', EVERYTHING)).toEqual(new Set(['backup', 'restic']));
    expect(await names('restic', {})).toEqual(new Set(['backup']));
  });

  it('is absent when nothing is known', async () => {
    const rows = await rowsOf(emptyRecord({ tool: 'kopia', name: 'nas' }), {}, NOON);
    expect(rows).toEqual({
      'backup_repository_info{tool="kopia",repository="name:nas",name="nas",storage="unknown"}': 1,
    });
  });
});

describe('over time', () => {
  const good = new History().listed(NOON, listed(ALPHA, NOON - HOUR));
  const success = NOON - HOUR + 10 * MINUTE;

  it.each<{ name: string; record: RepositoryRecord; view?: Partial<RepositoryView>; at: number; want: object }>([
    {
      name: 'first run: expected, and nothing is overdue yet',
      record: expectSource(emptyRecord({ tool: 'restic', name: 'nas' }), ALPHA, NOON),
      at: NOON + 26 * HOUR,
      want: { backup_overdue: 0, backup_missed_runs: 0, backup_last_success_timestamp_seconds: undefined },
    },
    {
      name: 'never: overdue counts from when it was first known',
      record: expectSource(emptyRecord({ tool: 'restic', name: 'nas' }), ALPHA, NOON),
      at: NOON + 27 * HOUR,
      want: { backup_overdue: 1, backup_missed_runs: 1, backup_last_success_timestamp_seconds: undefined },
    },
    {
      name: 'the grace is over to the millisecond',
      record: good.record,
      at: success + 26.4 * HOUR + 1,
      want: { backup_overdue: 1, backup_missed_runs: 1 },
    },
    { name: 'and not before', record: good.record, at: success + 26.4 * HOUR, want: { backup_overdue: 0 } },
    {
      name: 'three days',
      record: good.record,
      at: success + 3.5 * DAY,
      want: { backup_missed_runs: 3, backup_next_expected_timestamp_seconds: seconds(success + DAY) },
    },
    {
      name: 'partial runs: a streak, and overdue like none',
      record: good.ran(NOON + DAY, 'partial').ran(NOON + 2 * DAY, 'partial').record,
      at: NOON + 2 * DAY,
      want: {
        backup_unsuccessful_runs: 2,
        backup_overdue: 1,
        backup_last_attempt_timestamp_seconds: seconds(NOON + 2 * DAY),
      },
    },
    {
      name: 'paused: nothing is expected, facts stay',
      record: good.record,
      view: { isPaused: true, checkIntervalSeconds: { data: 60 }, maintenanceIntervalSeconds: { prune: 60 } },
      at: NOON + 9 * DAY,
      want: {
        backup_overdue: undefined,
        backup_missed_runs: undefined,
        backup_expected_interval_seconds: undefined,
        backup_next_expected_timestamp_seconds: undefined,
        backup_repository_check_expected_interval_seconds: undefined,
        backup_repository_maintenance_expected_interval_seconds: undefined,
        backup_last_success_timestamp_seconds: seconds(success),
      },
    },
    {
      name: 'a collector that is dead for three intervals: states are withheld, facts and overdue are not',
      record: good.asked('snapshots', NOON + DAY).asked('snapshots', NOON + DAY + HOUR).record,
      view: { retention: { daily: 7 } },
      at: NOON + 2 * DAY,
      want: {
        backup_snapshots: undefined,
        backup_source_size_bytes: undefined,
        backup_newest_restore_point_timestamp_seconds: undefined,
        backup_retention_kept: undefined,
        backup_restore_points_lost: 0,
        backup_last_success_timestamp_seconds: seconds(success),
        backup_overdue: 1,
        backup_collector_last_attempt_timestamp_seconds: seconds(NOON + DAY + HOUR),
        backup_collector_last_success_timestamp_seconds: seconds(NOON),
      },
    },
    {
      name: 'a state is shown up to its age',
      record: good.record,
      at: NOON + 45 * MINUTE,
      want: { backup_source_files: 7 },
    },
    {
      name: 'and no longer',
      record: good.record,
      at: NOON + 45 * MINUTE + 1,
      want: { backup_source_files: undefined },
    },
    {
      name: 'a deleted source: nothing can be restored, and that is a loss',
      record: good.listed(NOON + HOUR).record,
      at: NOON + HOUR,
      want: {
        backup_restore_points_lost: 1,
        backup_newest_restore_point_timestamp_seconds: undefined,
        backup_source_files: undefined,
        backup_last_success_timestamp_seconds: seconds(success),
        backup_overdue: 0,
      },
    },
    {
      name: 'a deleted source that was forgotten',
      record: forgetSource(good.listed(NOON + HOUR).record, sourceId(ALPHA)),
      at: NOON + HOUR,
      want: { backup_restore_points_lost: undefined, backup_overdue: undefined, backup_source_info: undefined },
    },
    {
      name: 'DST spring: a slot at 05:00 in Berlin, an hour earlier in UTC, is no missed run',
      record: new History().ran(Date.parse('2026-03-28T04:10Z'), 'ok').record,
      view: { expected: { cron: '0 5 * * *', time_zone: 'Europe/Berlin' } },
      at: Date.parse('2026-03-29T05:17Z'),
      want: { backup_overdue: 0, backup_expected_interval_seconds: 86_400, backup_missed_runs: 0 },
    },
    {
      name: 'DST spring: and one that did not run is',
      record: new History().ran(Date.parse('2026-03-28T04:10Z'), 'ok').record,
      view: { expected: { cron: '0 5 * * *', time_zone: 'Europe/Berlin' } },
      at: Date.parse('2026-03-29T05:19Z'),
      want: { backup_overdue: 1, backup_missed_runs: 1 },
    },
    {
      name: 'DST autumn: a day of 25 hours is not overdue in its 25th',
      record: new History().ran(Date.parse('2026-10-25T00:40Z'), 'ok').record,
      view: { expected: { cron: '30 2 * * *', time_zone: 'Europe/Berlin' } },
      at: Date.parse('2026-10-26T03:59Z'),
      want: { backup_overdue: 0, backup_next_expected_timestamp_seconds: seconds(Date.parse('2026-10-26T01:30Z')) },
    },
    {
      name: 'no lock: its age is absent',
      record: new History().asked('locks', NOON, { count: 0 }).record,
      at: NOON,
      want: { backup_repository_locks: 0, backup_repository_oldest_lock_timestamp_seconds: undefined },
    },
    {
      name: 'an empty repository has no compression ratio',
      record: new History().asked('size', NOON, { storedBytes: 0, uncompressedBytes: 0 }).record,
      at: NOON,
      want: { backup_repository_size_bytes: 0, backup_repository_compression_ratio: undefined },
    },
    {
      name: 'a run that was cut short has no duration: that of the last whole one stays',
      record: new History().ran(NOON, 'failed').ran(NOON + DAY, 'cancelled', { durationSeconds: 1 }).record,
      at: NOON + DAY,
      want: { backup_last_duration_seconds: 660, backup_unsuccessful_runs: 2 },
    },
    {
      name: 'a disabled task is not expected',
      record: new History().asked('maintenance', NOON, { tasks: [{ task: 'full', lastSuccessAtMs: NOON - DAY }] })
        .record,
      at: NOON,
      want: {
        backup_repository_maintenance_expected_interval_seconds: undefined,
        backup_repository_maintenance_last_success_timestamp_seconds: seconds(NOON - DAY),
      },
    },
    {
      name: 'an agent that reports',
      record: addReport(
        emptyRecord({ tool: 'restic', name: 'nas' }),
        { collector: 'alpha', atMs: NOON, intervalSeconds: 60 },
        NOON,
      ),
      at: NOON + DAY,
      want: { backup_collector_last_attempt_timestamp_seconds: seconds(NOON), backup_collector_interval_seconds: 60 },
    },
  ])('$name', async ({ record, view, at, want }) => {
    const rows = await rowsOf(restarted(record), { expected: daily, ...view }, at);
    const values = Object.fromEntries(Object.keys(want).map((name) => [name, Object.values(family(rows, name))[0]]));
    expect(values).toEqual(want);
  });

  it('a Kopia server says when a source comes next, where nothing is configured', async () => {
    const at = (isPaused: boolean) =>
      new History().asked('sources', NOON, { sources: [{ source: ALPHA, nextExpectedAtMs: NOON + HOUR, isPaused }] })
        .record;
    const next = async (record: RepositoryRecord, view: Partial<RepositoryView>, nowMs: number) =>
      family(await rowsOf(record, view, nowMs), 'backup_next_expected_timestamp_seconds');
    expect(await next(at(false), {}, NOON)).toEqual({ '': seconds(NOON + HOUR) });
    expect(await next(at(true), {}, NOON)).toEqual({});
    expect(await next(at(false), { isPaused: true }, NOON)).toEqual({});
    expect(await next(at(false), {}, NOON + HOUR)).toEqual({});
    expect(await next(at(false), { expected: daily }, NOON)).toEqual({ '': seconds(NOON + DAY) });
  });
});

describe('BackupPage', () => {
  const two = new History().listed(NOON, listed(ALPHA, NOON - HOUR), listed(BETA, NOON - 2 * HOUR));

  it('follows time and changes to the same rows as a page that is opened anew', async () => {
    const { page, rows } = openPage();
    let history = new History();
    const steps: ((history: History, at: number) => History)[] = [
      (last, at) => last.listed(at, listed(ALPHA, at - HOUR)),
      (last, at) => last.ran(at, 'failed'),
      (last) => last,
      (last, at) => last.listed(at, listed(BETA, at - HOUR)),
      (last, at) => last.asked('identity', at, { repositoryId: 'abc', storage: 's3' }),
      (last) => last,
      (last, at) => last.asked('size', at),
      (last, at) => last.asked('identity', at, { repositoryId: 'other' }),
    ];
    for (const [index, step] of steps.entries()) {
      const at = NOON + index * 13 * HOUR;
      history = step(history, at);
      page.set('key', history.record, { ...VIEW, expected: daily });
      expect(await rows(at)).toEqual(await rowsOf(restarted(history.record), { expected: daily }, at));
    }
  });

  it('computes again when the clock was set back', async () => {
    const { page, rows } = openPage();
    page.set('key', two.record, { ...VIEW, expected: daily });
    await rows(NOON + 30 * DAY);
    expect(await rows(NOON)).toEqual(await rowsOf(two.record, { expected: daily }, NOON));
  });

  it('relabels what is renamed and leaves no row twice', async () => {
    const { page, rows } = openPage();
    page.set('key', two.record, VIEW);
    await rows(NOON);
    page.set('key', two.record, { ...VIEW, name: 'attic' });
    expect(family(await rows(NOON), 'backup_repository_info')).toEqual({ 'name="attic",storage="unknown"': 1 });
  });

  it('moves the rows of a repository that has told its id', async () => {
    const { page, rows } = openPage();
    page.set('key', two.record, VIEW);
    await rows(NOON);
    page.set('key', two.asked('identity', NOON, { repositoryId: 'abc' }).record, VIEW);
    const names = Object.keys(await rows(NOON));
    expect(names.filter((row) => row.includes('name:nas'))).toEqual([]);
    expect(names.filter((row) => row.includes('repository="abc"')).length).toBeGreaterThan(10);
  });

  it('takes all rows away with their record, and with their source', async () => {
    const { page, rows } = openPage();
    page.set('key', two.record, VIEW);
    await rows(NOON);
    page.set('key', forgetSource(two.record, sourceId(BETA)), VIEW);
    expect(Object.keys(await rows(NOON)).filter((row) => row.includes(sourceId(BETA)))).toEqual([]);
    page.delete('key');
    page.delete('never set');
    expect(await rows(NOON)).toEqual({});
  });

  it('a repository may pass from one key to another in one feed', async () => {
    const { page, rows } = openPage();
    page.set('old', two.record, VIEW);
    const before = await rows(NOON);
    page.set('new', two.record, VIEW);
    page.delete('old');
    expect(await rows(NOON)).toEqual(before);
  });

  it('a name may stand for a repository of the other tool', async () => {
    const { page, rows } = openPage();
    page.set('key', full('restic'), { ...VIEW, ...EVERYTHING });
    await rows(NOON);
    page.set('key', full('kopia'), { ...VIEW, ...EVERYTHING });
    expect(await rows(NOON)).toEqual(await rowsOf(full('kopia'), EVERYTHING, NOON));
  });

  it('drops the aliases that are asked for no more', async () => {
    const { page, rows } = openPage();
    page.set('key', two.record, { ...VIEW, hasAliases: true });
    await rows(NOON);
    page.set('key', two.record, VIEW);
    expect(await rows(NOON)).toEqual(await rowsOf(two.record, {}, NOON));
  });

  it('says when time will change something', () => {
    const { page } = openPage();
    expect(page.nextChangeMs).toBe(Infinity);
    page.set('key', two.record, { ...VIEW, expected: daily });
    expect(page.nextChangeMs).toBe(-Infinity);
    page.feed(NOON);
    expect(page.nextChangeMs).toBe(NOON + 45 * MINUTE + 1);
    page.feed(NOON + HOUR);
    expect(page.nextChangeMs).toBe(NOON - 110 * MINUTE + 26.4 * HOUR + 1);
  });

  it.each(['interval', 'cron'] as const)('nothing changes before that (%s)', async (kind) => {
    const { page, rows } = openPage();
    const expected = kind === 'cron' ? { cron: '0 2 * * 1-5', time_zone: 'Europe/Berlin' } : daily;
    page.set('key', two.record, { ...VIEW, expected });
    let at = NOON;
    for (let changes = 0; changes < 12; changes++) {
      const before = await rows(at);
      const last = page.nextChangeMs - 1;
      expect(await rowsOf(two.record, { expected }, last)).toEqual(before);
      at = last + 1;
      expect(await rows(at)).toEqual(await rowsOf(two.record, { expected }, at));
    }
  });

  it('touches no row when nothing changed, and only those of a source that did', () => {
    const { registry } = openPage();
    let touched: string[] = [];
    const metrics = new Proxy(registry.metrics, {
      get: (target, name, receiver): unknown => {
        touched.push(String(name));
        return Reflect.get(target, name, receiver);
      },
    });
    const page = new BackupPage(metrics);
    page.set('key', two.record, VIEW);
    page.feed(NOON);
    touched = [];
    page.feed(NOON + MINUTE);
    page.set('key', two.record, VIEW);
    page.feed(NOON + 2 * MINUTE);
    expect(touched).toEqual([]);
    page.set('key', two.ran(NOON + 3 * MINUTE, 'locked').record, VIEW);
    page.feed(NOON + 3 * MINUTE);
    // One source: the verdict is part of what its rows follow, so all of them are written again, and no other's.
    expect(touched.filter((name) => name === 'backup_last_success_timestamp_seconds')).toHaveLength(1);
  });
});

function ofQuestions(value: number, more = ''): Readonly<Record<string, number>> {
  const questions = ['identity', 'snapshots', 'size', 'locks', 'check', 'maintenance'];
  return Object.fromEntries(questions.map((question) => [`name="nas",question="${question}"${more}`, value]));
}

function ofAlias(value: number): Readonly<Record<string, number>> {
  const labels = ['client_hostname="alpha"', 'client_username="root"', 'snapshot_tag="daily"'];
  return { [[...labels, 'snapshot_tags="daily,host"', 'snapshot_paths="/data"'].join(',')]: value };
}

function restarted(record: RepositoryRecord): RepositoryRecord {
  const read = readRecord(JSON.parse(JSON.stringify(record)));
  if (!read.known) throw new Error(read.reason);
  return read.value;
}
