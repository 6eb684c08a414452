import { of, seriesOf } from './series.ts';
import type { Scenario } from './scenario.ts';

/** One fleet server that is scraped by two jobs. */
const TARGETS = ['instance="a:1", job="restic-manager"', 'instance="a:1", job="again"'];

const DB = 'host="db.example", host_id="01D"';
const WEB = 'host="web", host_id="01W"';
/** Not the host that a dot stands for. */
const OTHER = 'host="dbxexample", host_id="01X"';

const rm = (name: string, values: Readonly<Record<string, number>>) => seriesOf(`rm_host_${name}`, values, TARGETS);

const FLEET: Scenario['series'] = {
  ...rm('agent_online', { [DB]: 1, [WEB]: 0, [OTHER]: 1 }),
  ...rm('repo_status', {
    [`${DB}, status="ready"`]: 1,
    [`${WEB}, status="ready"`]: 1,
    [`${OTHER}, status="ready"`]: 1,
  }),
  ...rm('last_backup_success', { [DB]: 0, [WEB]: 1 }),
  ...rm('last_backup_timestamp_seconds', { [DB]: 1100, [WEB]: 100 }),
  ...rm('last_successful_backup_timestamp_seconds', { [DB]: 300, [WEB]: 100 }),
  ...rm('open_alerts', { [DB]: 2, [WEB]: 0 }),
  ...rm('repo_size_bytes', { [DB]: 4096 }),
  ...rm('snapshot_count', { [DB]: 7 }),
  ...rm('backup_overdue', { [DB]: 1, [WEB]: 0 }),
  ...rm('backup_expected_interval_seconds', { [DB]: 600 }),
  ...rm('backup_next_expected_timestamp_seconds', { [DB]: 900, [WEB]: 1500 }),
  ...rm('backup_missed_runs', { [DB]: 1 }),
  ...rm('last_check_success', { [DB]: 1 }),
  ...rm('last_check_timestamp_seconds', { [DB]: 200 }),
  ...rm('last_restore_test_success', { [DB]: 0 }),
  ...rm('last_restore_test_timestamp_seconds', { [DB]: 400 }),
  ...rm('repo_locks', { [DB]: 1, [WEB]: 0 }),
  ...rm('repo_oldest_lock_timestamp_seconds', { [DB]: 600 }),
};

/** One chosen host first, and what every query of `restic-host` gives of it. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'one host as Grafana writes what was chosen, each thing once',
    series: FLEET,
    at: '20m',
    chosen: { host: String.raw`db\\.example` },
    gives: {
      'Status / agent': { [of(DB)]: 1 },
      'Status / result': { [of(DB)]: 0 },
      'Status / age': { [of(DB)]: 100 },
      'Status / repository': { [of(DB, 'status="ready"')]: 1 },
      'Status / alerts': { [of(DB)]: 2 },
      'Status / size': { [of(DB)]: 4096 },
      'Status / snapshots': { [of(DB)]: 7 },
      'Schedule / id': { [of(DB)]: 1 },
      'Schedule / schedule': { [of(DB)]: 1 },
      'Schedule / success': { [of(DB)]: 900 },
      'Schedule / expected': { [of(DB)]: 600 },
      'Schedule / due': { [of(DB)]: -300 },
      'Schedule / missed': { [of(DB)]: 1 },
      'Checks, restore tests and locks / id': { [of(DB)]: 1 },
      'Checks, restore tests and locks / check': { [of(DB)]: 1 },
      'Checks, restore tests and locks / checkAge': { [of(DB)]: 1000 },
      'Checks, restore tests and locks / test': { [of(DB)]: 0 },
      'Checks, restore tests and locks / testAge': { [of(DB)]: 800 },
      'Checks, restore tests and locks / locks': { [of(DB)]: 1 },
      'Checks, restore tests and locks / lockAge': { [of(DB)]: 600 },
      'Jobs: time since the last backup / success': { [of(DB)]: 900 },
      'Jobs: time since the last backup / run': { [of(DB)]: 100 },
      'Jobs: time since the last backup / expected': { [of(DB)]: 600 },
      'Repository size / size': { [of(DB)]: 4096 },
      'Snapshots and locks / snapshots': { [of(DB)]: 7 },
      'Snapshots and locks / locks': { [of(DB)]: 1 },
    },
  },
  {
    name: 'two hosts',
    series: FLEET,
    at: '20m',
    chosen: { host: String.raw`(db\\.example|web)` },
    gives: {
      'Schedule / schedule': { [of(DB)]: 1, [of(WEB)]: 0 },
      'Schedule / due': { [of(DB)]: -300, [of(WEB)]: 300 },
    },
  },
  {
    name: 'a host that was removed',
    series: FLEET,
    at: '20m',
    chosen: { host: 'gone' },
    gives: { 'Status / agent': {}, 'Schedule / id': {}, 'Checks, restore tests and locks / id': {} },
  },
];
