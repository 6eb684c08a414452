import { COPY, DB, of, PULL, PUSH, seriesOf, WEB } from './series.ts';
import type { Scenario } from './scenario.ts';

const BOTH = [PULL, PUSH];
const RESTIC = 'tool="restic"';
const KOPIA = 'tool="kopia"';
const NAMES = {
  db: 'host="db", path="/srv", user="root"',
  web: 'host="web", path="/var/www", user="www"',
};
const NAS = 'name="nas"';
const BUCKET = 'name="off site"';

const r1 = (labels = '') => [RESTIC, 'repository="r1"', labels].filter((part) => part !== '').join(', ');
const r2 = (labels = '') => [KOPIA, 'repository="r2"', labels].filter((part) => part !== '').join(', ');
const question = (tool: string, name: string, word: string) => `${tool}, ${name}, question="${word}"`;
const LIST = question(RESTIC, NAS, 'snapshots');
const IDENTITY = question(KOPIA, BUCKET, 'identity');
const SIZE = question(RESTIC, NAS, 'size');
const LOCKS = question(RESTIC, NAS, 'locks');

/** Everything is on both pages; the scrape of either is a second look at the same thing. */
const backup = (name: string, values: Readonly<Record<string, number | string>>) =>
  seriesOf(`backup_${name}`, values, BOTH);

const INFO = backup('source_info', {
  [`${RESTIC}, ${DB}, ${NAMES.db}`]: 1,
  [`${KOPIA}, ${COPY}, ${NAMES.db}`]: 1,
  [`${RESTIC}, ${WEB}, ${NAMES.web}`]: 1,
});

const REPOSITORIES = backup('repository_info', {
  [r1(`${NAS}, storage="local"`)]: 1,
  [r2(`${BUCKET}, storage="s3"`)]: 1,
});

const COLLECTORS = {
  ...backup('collector_interval_seconds', { [LIST]: 60, [IDENTITY]: 60, [SIZE]: 60, [LOCKS]: 60 }),
  ...backup('collector_last_attempt_timestamp_seconds', {
    [LIST]: 1190,
    [IDENTITY]: 1180,
    [SIZE]: 1190,
    [LOCKS]: 1000,
  }),
  ...backup('collector_last_success_timestamp_seconds', { [LIST]: 1190, [SIZE]: 1190, [LOCKS]: 1000 }),
  ...backup('collector_last_duration_seconds', { [LIST]: 2, [IDENTITY]: 1, [SIZE]: 3, [LOCKS]: 1 }),
  ...backup('collector_last_result', {
    [`${LIST}, verdict="ok"`]: 1,
    [`${IDENTITY}, verdict="wrong_password"`]: 1,
    [`${SIZE}, verdict="ok"`]: 1,
    [`${LOCKS}, verdict="ok"`]: 1,
  }),
  ...backup('collector_items', {
    [`${LIST}, outcome="parsed"`]: 9,
    [`${LIST}, outcome="rejected"`]: 2,
    [`${SIZE}, outcome="rejected"`]: 0,
  }),
};

const depth = (word: string) => `depth="${word}"`;
const task = (word: string) => `task="${word}"`;

/** A well source, its copy that is overdue, and one that never succeeded and that nobody expects anything of. */
const WORLD: Scenario['series'] = {
  ...INFO,
  ...REPOSITORIES,
  ...COLLECTORS,
  ...backup('overdue', { [`${RESTIC}, ${DB}`]: 0, [`${KOPIA}, ${COPY}`]: 1 }),
  ...backup('last_success_timestamp_seconds', { [`${RESTIC}, ${DB}`]: 900, [`${KOPIA}, ${COPY}`]: 200 }),
  ...backup('next_expected_timestamp_seconds', { [`${RESTIC}, ${DB}`]: 1500, [`${KOPIA}, ${COPY}`]: 500 }),
  ...backup('missed_runs', { [`${RESTIC}, ${DB}`]: 0, [`${KOPIA}, ${COPY}`]: 2 }),
  ...backup('last_result', {
    [`${RESTIC}, ${DB}, verdict="ok"`]: 1,
    [`${KOPIA}, ${COPY}, verdict="ok"`]: 1,
    [`${RESTIC}, ${WEB}, verdict="locked"`]: 1,
  }),
  ...backup('oldest_restore_point_timestamp_seconds', { [`${RESTIC}, ${DB}`]: 100 }),
  ...backup('newest_restore_point_timestamp_seconds', { [`${RESTIC}, ${DB}`]: 800 }),
  ...backup('source_size_bytes', { [`${RESTIC}, ${DB}`]: 4096 }),
  ...backup('restore_points_lost', { [`${RESTIC}, ${DB}`]: 0, [`${KOPIA}, ${COPY}`]: 1 }),
  ...backup('retention_kept', { [`${RESTIC}, ${DB}`]: 1 }),
  ...backup('snapshots', {
    [`${RESTIC}, ${DB}, completeness="complete"`]: 7,
    [`${RESTIC}, ${DB}, completeness="incomplete"`]: 1,
  }),
  ...backup('repository_size_bytes', { [r1()]: 4000, [r2()]: 5000 }),
  ...backup('repository_compression_ratio', { [r1()]: 1.5 }),
  ...backup('repository_volume_available_bytes', { [r1()]: 250 }),
  ...backup('repository_volume_size_bytes', { [r1()]: 1000 }),
  ...backup('repository_last_check_timestamp_seconds', {
    [r1(depth('structure'))]: 200,
    [r1(depth('sample'))]: 1100,
    [r2(depth('data'))]: 100,
  }),
  ...backup('repository_last_check_success', {
    [r1(depth('structure'))]: 1,
    [r1(depth('sample'))]: 1,
    [r2(depth('data'))]: 0,
  }),
  ...backup('repository_check_expected_interval_seconds', {
    [r1(depth('structure'))]: 500,
    [r1(depth('data'))]: 900,
    [r2(depth('data'))]: 5000,
  }),
  ...backup('repository_maintenance_last_success_timestamp_seconds', {
    [r1(task('forget'))]: 1100,
    [r2(task('full'))]: 100,
    [r2(task('quick'))]: 1100,
  }),
  ...backup('repository_maintenance_expected_interval_seconds', {
    [r1(task('prune'))]: 900,
    [r2(task('full'))]: 900,
    [r2(task('quick'))]: 900,
  }),
  ...backup('repository_last_restore_test_success', { [r1()]: 1 }),
  ...backup('repository_last_restore_test_timestamp_seconds', { [r1()]: 200 }),
  ...backup('repository_locks', { [r1()]: 1 }),
  ...backup('repository_oldest_lock_timestamp_seconds', { [r1()]: 700 }),
};

/** The series of these families only. */
function only(...families: readonly RegExp[]): Scenario['series'] {
  return Object.fromEntries(Object.entries(WORLD).filter(([series]) => families.some((family) => family.test(series))));
}

const WEEK = 20_160;

/** Both tools on both pages first, and what every query of `backup-overview` gives of it. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'both tools on both pages: each thing counts once',
    series: WORLD,
    at: '20m',
    gives: {
      'Sources / sources': { '{}': 3 },
      'Sources / overdue': { '{}': 1 },
      'Sources / failing': { '{}': 1 },
      'Sources / lost': { '{}': 1 },
      'Sources / unexpected': { '{}': 1 },
      'Collectors / silent': { '{}': 1 },
      'Collectors / failing': { '{}': 1 },
      'Collectors / rejected': { '{}': 2 },
      'Sources by urgency / names': { [of(DB, NAMES.db)]: 1, [of(COPY, NAMES.db)]: 1, [of(WEB, NAMES.web)]: 1 },
      'Sources by urgency / tool': { [of(DB, RESTIC)]: 1, [of(COPY, KOPIA)]: 1, [of(WEB, RESTIC)]: 1 },
      'Sources by urgency / repository': { [of(DB, NAS)]: 1, [of(COPY, BUCKET)]: 1, [of(WEB, NAS)]: 1 },
      'Sources by urgency / state': { [of(DB)]: 0, [of(COPY)]: 6, [of(WEB)]: 5 },
      'Sources by urgency / run': { [of(DB)]: 0, [of(COPY)]: 0, [of(WEB)]: 3 },
      'Sources by urgency / success': { [of(DB)]: 300, [of(COPY)]: 1000 },
      'Sources by urgency / due': { [of(DB)]: 300, [of(COPY)]: -700 },
      'Sources by urgency / missed': { [of(DB)]: 0, [of(COPY)]: 2 },
      'Sources by urgency / oldest': { [of(DB)]: 1100 },
      'Sources by urgency / newest': { [of(DB)]: 400 },
      'Sources by urgency / size': { [of(DB)]: 4096 },
      'Restore points / names': { [of(DB, NAMES.db)]: 1, [of(COPY, NAMES.db)]: 1, [of(WEB, NAMES.web)]: 1 },
      'Restore points / lost': { [of(DB)]: 0, [of(COPY)]: 1 },
      'Restore points / retention': { [of(DB)]: 1 },
      'Restore points / complete': { [of(DB)]: 7 },
      'Restore points / incomplete': { [of(DB)]: 1 },
      'Restore points / window': { [of(DB)]: 700 },
      'Restore points / newest': { [of(DB)]: 400 },
      'Repositories / kind': {
        [of('repository="r1"', NAS, RESTIC, 'storage="local"')]: 1,
        [of('repository="r2"', BUCKET, KOPIA, 'storage="s3"')]: 1,
      },
      'Repositories / size': { '{repository="r1"}': 4000, '{repository="r2"}': 5000 },
      'Repositories / compression': { '{repository="r1"}': 1.5 },
      'Repositories / available': { '{repository="r1"}': 250 },
      'Repositories / used': { '{repository="r1"}': 0.75 },
      // It is not filling, and there was no week before.
      'Repositories / left': {},
      'Repositories / growth': {},
      'Repository size over time / size': { [of('repository="r1"', NAS)]: 4000, [of('repository="r2"', BUCKET)]: 5000 },
      'Volume free over time / available': { [of('repository="r1"', NAS)]: 250 },
      'Checks and verifications / repository': {
        [of('repository="r1"', NAS, depth('structure'))]: 0,
        [of('repository="r1"', NAS, depth('sample'))]: 0,
        [of('repository="r1"', NAS, depth('data'))]: 0,
        [of('repository="r2"', BUCKET, depth('data'))]: 0,
      },
      'Checks and verifications / state': {
        [of('repository="r1"', depth('structure'))]: 2,
        [of('repository="r1"', depth('sample'))]: 1,
        [of('repository="r1"', depth('data'))]: 3,
        [of('repository="r2"', depth('data'))]: 4,
      },
      'Checks and verifications / age': {
        [of('repository="r1"', depth('structure'))]: 1000,
        [of('repository="r1"', depth('sample'))]: 100,
        [of('repository="r2"', depth('data'))]: 1100,
      },
      'Checks and verifications / expected': {
        [of('repository="r1"', depth('structure'))]: 500,
        [of('repository="r1"', depth('data'))]: 900,
        [of('repository="r2"', depth('data'))]: 5000,
      },
      'Maintenance / repository': {
        [of('repository="r1"', NAS, task('forget'))]: 0,
        [of('repository="r1"', NAS, task('prune'))]: 0,
        [of('repository="r2"', BUCKET, task('full'))]: 0,
        [of('repository="r2"', BUCKET, task('quick'))]: 0,
      },
      'Maintenance / state': {
        [of('repository="r1"', task('forget'))]: 1,
        [of('repository="r1"', task('prune'))]: 3,
        [of('repository="r2"', task('full'))]: 2,
        [of('repository="r2"', task('quick'))]: 0,
      },
      'Maintenance / age': {
        [of('repository="r1"', task('forget'))]: 100,
        [of('repository="r2"', task('full'))]: 1100,
        [of('repository="r2"', task('quick'))]: 100,
      },
      'Maintenance / expected': {
        [of('repository="r1"', task('prune'))]: 900,
        [of('repository="r2"', task('full'))]: 900,
        [of('repository="r2"', task('quick'))]: 900,
      },
      'Restore tests and locks / repository': { [of('repository="r1"', NAS)]: 1, [of('repository="r2"', BUCKET)]: 1 },
      'Restore tests and locks / test': { '{repository="r1"}': 1 },
      'Restore tests and locks / age': { '{repository="r1"}': 1000 },
      'Restore tests and locks / locks': { '{repository="r1"}': 1 },
      'Restore tests and locks / lockAge': { '{repository="r1"}': 500 },
      'Collectors by question / state': { [of(LIST)]: 1, [of(IDENTITY)]: 2, [of(SIZE)]: 0, [of(LOCKS)]: 3 },
      'Collectors by question / answer': { [of(LIST)]: 0, [of(IDENTITY)]: 7, [of(SIZE)]: 0, [of(LOCKS)]: 0 },
      'Collectors by question / asked': { [of(LIST)]: 10, [of(IDENTITY)]: 20, [of(SIZE)]: 10, [of(LOCKS)]: 200 },
      'Collectors by question / answered': { [of(LIST)]: 10, [of(SIZE)]: 10, [of(LOCKS)]: 200 },
      'Collectors by question / interval': { [of(LIST)]: 60, [of(IDENTITY)]: 60, [of(SIZE)]: 60, [of(LOCKS)]: 60 },
      'Collectors by question / duration': { [of(LIST)]: 2, [of(IDENTITY)]: 1, [of(SIZE)]: 3, [of(LOCKS)]: 1 },
      'Collectors by question / rejected': { [of(LIST)]: 2, [of(SIZE)]: 0 },
    },
  },
  {
    name: 'states by urgency: failed, partial, lost, no expectation',
    series: {
      ...backup('source_info', Object.fromEntries(['f', 'p', 'l', 'n'].map((id) => [source(id, NAMES.db), 1]))),
      ...backup(
        'last_success_timestamp_seconds',
        Object.fromEntries(['f', 'p', 'l', 'n'].map((id) => [source(id), 9])),
      ),
      ...backup('overdue', Object.fromEntries(['f', 'p', 'l'].map((id) => [source(id), 0]))),
      ...backup(
        'restore_points_lost',
        Object.fromEntries(['f', 'p', 'l', 'n'].map((id) => [source(id), id === 'n' ? 0 : 1])),
      ),
      ...backup('last_result', {
        [source('f', 'verdict="timeout"')]: 1,
        [source('p', 'verdict="partial"')]: 1,
        [source('l', 'verdict="ok"')]: 1,
        [source('n', 'verdict="ok"')]: 1,
      }),
    },
    at: '20m',
    gives: {
      'Sources by urgency / state': { [row('f')]: 4, [row('p')]: 3, [row('l')]: 2, [row('n')]: 1 },
      'Sources by urgency / run': { [row('f')]: 4, [row('p')]: 1, [row('l')]: 0, [row('n')]: 0 },
    },
  },
  {
    name: 'pages that disagree on a verdict: one row, and the worse counts',
    series: {
      ...INFO,
      ...seriesOf('backup_last_result', { [`${RESTIC}, ${DB}, verdict="ok"`]: 1 }, [PULL]),
      ...seriesOf('backup_last_result', { [`${RESTIC}, ${DB}, verdict="failed"`]: 1 }, [PUSH]),
    },
    at: '20m',
    gives: { 'Sources by urgency / run': { [of(DB)]: 8 } },
  },
  {
    name: 'pages that call a repository differently: no query fails, no row is there twice',
    series: {
      ...only(/^backup_(?!repository_info)/),
      ...seriesOf('backup_repository_info', { [r1(`${NAS}, storage="local"`)]: 1 }, [PULL]),
      ...seriesOf('backup_repository_info', { [r1('name="store", storage="sftp"')]: 1 }, [PUSH]),
    },
    at: '20m',
    gives: {},
    counts: {
      'Sources by urgency / repository': 2,
      'Repositories / kind': 1,
      'Repository size over time / size': 2,
      'Checks and verifications / repository': 3,
      'Maintenance / repository': 2,
      'Restore tests and locks / repository': 1,
    },
  },
  {
    name: 'repositories without a source yet: zeros, not nothing',
    series: COLLECTORS,
    at: '20m',
    gives: {
      'Sources / sources': { '{}': 0 },
      'Sources / overdue': { '{}': 0 },
      'Sources / failing': { '{}': 0 },
      'Sources / lost': { '{}': 0 },
      'Sources / unexpected': { '{}': 0 },
    },
  },
  {
    name: 'all answer',
    series: only(/^backup_collector_.*(?:question="size")/),
    at: '20m',
    gives: {
      'Collectors / silent': { '{}': 0 },
      'Collectors / failing': { '{}': 0 },
      'Collectors / rejected': { '{}': 0 },
    },
  },
  {
    name: 'a collector that is dead for hours: facts are still judged, and it is silent',
    series: {
      ...INFO,
      ...only(/^backup_(?:overdue|last_success|collector)/),
    },
    at: '55m',
    gives: {
      'Sources / overdue': { '{}': 1 },
      'Sources by urgency / success': { [of(DB)]: 2400, [of(COPY)]: 3100 },
      'Collectors / silent': { '{}': 4 },
      'Restore points / complete': {},
    },
  },
  {
    name: 'an exporter that died: no zeros and no old rows',
    series: Object.fromEntries(
      Object.entries(WORLD).map(([series, values]) => [series, values.replace('x120', 'x20 stale')]),
    ),
    at: '30m',
    gives: {
      'Sources / sources': {},
      'Sources / overdue': {},
      'Sources / failing': {},
      'Sources / lost': {},
      'Sources / unexpected': {},
      'Collectors / silent': {},
      'Collectors / failing': {},
      'Collectors / rejected': {},
      'Sources by urgency / state': {},
      'Collectors by question / state': {},
    },
  },
  {
    name: 'a repository that grows and fills its volume for eight days',
    series: {
      ...backup('repository_size_bytes', { [r1()]: `0+1x${WEEK + 2880}` }),
      ...backup('repository_volume_available_bytes', { [r1()]: `100000-1x${WEEK + 2880}` }),
    },
    at: `${(WEEK + 2880) / 2}m`,
    gives: {
      'Repositories / growth': { '{repository="r1"}': WEEK },
      // What is left, at a byte in 30 seconds.
      'Repositories / left': { '{repository="r1"}': (100_000 - WEEK - 2880) * 30 },
    },
  },
];

function source(id: string, more = ''): string {
  return [RESTIC, 'repository="r1"', `source_id="${id}"`, more].filter((part) => part !== '').join(', ');
}

function row(id: string): string {
  return `{repository="r1", source_id="${id}"}`;
}
