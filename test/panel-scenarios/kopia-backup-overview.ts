import { of, PULL, PUSH, seriesOf } from './series.ts';
import { always, type Scenario } from './scenario.ts';

const BOTH = [PULL, PUSH];
const KOPIA = 'tool="kopia"';
const R1 = 'repository="r1"';
const NAME = 'name="vault"';

/** Sources of one path on two hosts, of which the second fails. */
const DB = `${R1}, source_id="s1"`;
const WEB = `${R1}, source_id="s2"`;
const PATH = 'path="/srv"';
const DB_NAMES = `host="db", ${PATH}, user="root"`;
const WEB_NAMES = `host="web", ${PATH}, user="root"`;

const both = (name: string, values: Readonly<Record<string, number>>) => seriesOf(name, values, BOTH);
const status = (failing: number) =>
  both('kopia_backup_status', { [`${DB}, ${PATH}`]: 1, [`${WEB}, ${PATH}`]: 1 - failing });

const ASKED = both('backup_collector_last_attempt_timestamp_seconds', {
  [`${KOPIA}, ${NAME}, question="identity"`]: 1,
});

const WORLD: Scenario['series'] = {
  ...ASKED,
  ...both('backup_source_info', {
    [`${KOPIA}, ${DB}, ${DB_NAMES}`]: 1,
    [`${KOPIA}, ${WEB}, ${WEB_NAMES}`]: 1,
    // Of the other tool: on this dashboard nowhere.
    'tool="restic", repository="r9", source_id="s9", host="x", path="/x", user="x"': 1,
  }),
  ...both('backup_repository_info', { [`${KOPIA}, ${R1}, ${NAME}, storage="filesystem"`]: 1 }),
  ...status(1),
  ...both('kopia_backup_duration_seconds', {
    [`${DB}, ${PATH}, status="ok"`]: 90,
    [`${WEB}, ${PATH}, status="failed"`]: 5,
  }),
  ...both('kopia_backup_size_bytes', { [`${DB}, ${PATH}`]: 4096 }),
  ...both('kopia_repository_size_bytes', { [R1]: 5000 }),
  ...both('backup_last_result', {
    [`${KOPIA}, ${DB}, verdict="ok"`]: 1,
    [`${KOPIA}, ${WEB}, verdict="source_missing"`]: 1,
    'tool="restic", repository="r9", source_id="s9", verdict="failed"': 1,
  }),
  ...both('backup_last_success_timestamp_seconds', { [`${KOPIA}, ${DB}`]: 900 }),
  ...both('backup_overdue', { [`${KOPIA}, ${DB}`]: 1, 'tool="restic", repository="r9", source_id="s9"': 1 }),
  ...both('backup_snapshots', { [`${KOPIA}, ${DB}, completeness="complete"`]: 7 }),
};

/** Kopia beside restic first, and what every query of `kopia-backup-overview` gives of it. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'two sources of one path, on two pages, beside restic',
    series: WORLD,
    at: '20m',
    gives: {
      'Backup Success Rate / rate': { '{}': 0.5 },
      'Backup Success Rate / failed': { '{}': 1 },
      'Backup Success Rate / never': { '{}': 1 },
      'Backup Success Rate / overdue': { '{}': 1 },
      'Backup Duration Trend / duration': { [of(DB, DB_NAMES)]: 90, [of(WEB, WEB_NAMES)]: 5 },
      'Repository Size Growth / size': { [of(R1, NAME)]: 5000 },
      'Latest Backup Status / names': { [of(DB, DB_NAMES)]: 1, [of(WEB, WEB_NAMES)]: 1 },
      'Latest Backup Status / repository': { [of(DB, NAME)]: 1, [of(WEB, NAME)]: 1 },
      'Latest Backup Status / status': { [of(DB)]: 1, [of(WEB)]: 0 },
      'Latest Backup Status / verdict': { [of(DB)]: 0, [of(WEB)]: 5 },
      'Latest Backup Status / schedule': { [of(DB)]: 1, [of(WEB)]: 0.5 },
      'Latest Backup Status / success': { [of(DB)]: 300 },
      'Latest Backup Status / duration': { [of(DB)]: 90, [of(WEB)]: 5 },
      'Latest Backup Status / size': { [of(DB)]: 4096 },
      'Latest Backup Status / points': { [of(DB)]: 7 },
    },
  },
  {
    name: 'nothing fails: zeros, not nothing',
    series: { ...ASKED, ...status(0) },
    at: '20m',
    gives: {
      'Backup Success Rate / rate': { '{}': 1 },
      'Backup Success Rate / failed': { '{}': 0 },
      'Backup Success Rate / never': { '{}': 0 },
      'Backup Success Rate / overdue': { '{}': 0 },
    },
  },
  {
    name: 'pages that disagree: the worse counts',
    series: {
      ...seriesOf('kopia_backup_status', { [`${DB}, ${PATH}`]: 1 }, [PULL]),
      ...seriesOf('kopia_backup_status', { [`${DB}, ${PATH}`]: 0 }, [PUSH]),
    },
    at: '20m',
    gives: { 'Backup Success Rate / rate': { '{}': 0 }, 'Latest Backup Status / status': { [of(DB)]: 0 } },
  },
  {
    name: 'a run that ends otherwise than the one before does not break the line',
    series: {
      ...seriesOf('backup_source_info', { [`${KOPIA}, ${DB}, ${DB_NAMES}`]: 1 }),
      ...seriesOf('kopia_backup_duration_seconds', {
        [`${DB}, ${PATH}, status="ok"`]: '90x20 stale',
        [`${DB}, ${PATH}, status="failed"`]: `_x20 ${always(5)}`,
      }),
    },
    at: '20m',
    gives: { 'Backup Duration Trend / duration': { [of(DB, DB_NAMES)]: 5 } },
  },
  {
    name: 'repositories without a run yet',
    series: ASKED,
    at: '20m',
    gives: { 'Backup Success Rate / rate': { '{}': -1 } },
  },
  {
    name: 'an exporter that died ten minutes ago',
    series: Object.fromEntries(
      Object.entries(WORLD).map(([series, values]) => [series, values.replace('x120', 'x20 stale')]),
    ),
    at: '20m',
    gives: {
      'Backup Success Rate / rate': { '{}': -2 },
      'Backup Success Rate / failed': {},
      'Backup Success Rate / never': {},
      'Backup Success Rate / overdue': {},
      'Latest Backup Status / status': {},
    },
  },
];
