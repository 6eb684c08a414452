import { resticFleet } from '@lockstep/dashboards';
import { always, type Scenario, untilTen } from '../panel-scenarios/scenario.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

const TARGET = 'instance="a:1", job="restic-manager"';
const DB = `host="db", host_id="01D"`;
const WEB = `host="web", host_id="01W"`;
const NEW = `host="new", host_id="01N"`;

function fleet(value: (value: number) => string): Record<string, string> {
  return {
    [`rm_build_info{${TARGET}, version="1"}`]: value(1),
    [`rm_hosts_total{${TARGET}}`]: value(2),
    [`rm_hosts_online{${TARGET}}`]: value(1),
    [`rm_host_agent_online{${DB}, ${TARGET}}`]: value(1),
    [`rm_host_agent_online{${WEB}, ${TARGET}}`]: value(0),
    [`rm_host_repo_status{${DB}, status="ready", ${TARGET}}`]: value(1),
    [`rm_host_repo_status{${WEB}, status="ready", ${TARGET}}`]: value(1),
    [`rm_host_repo_status{${NEW}, status="unknown", ${TARGET}}`]: value(1),
    [`rm_host_last_backup_success{${DB}, ${TARGET}}`]: value(0),
    [`rm_host_last_backup_success{${WEB}, ${TARGET}}`]: value(1),
    [`rm_host_last_successful_backup_timestamp_seconds{${DB}, ${TARGET}}`]: value(300),
    [`rm_host_backup_overdue{${DB}, ${TARGET}}`]: value(1),
    [`rm_host_open_alerts{${DB}, ${TARGET}}`]: value(2),
    [`rm_host_repo_size_bytes{${DB}, ${TARGET}}`]: value(4096),
    [`rm_host_snapshot_count{${DB}, ${TARGET}}`]: value(7),
    [`rm_active_alerts{severity="critical", ${TARGET}}`]: value(2),
    [`rm_active_alerts{severity="info", ${TARGET}}`]: value(0),
    [`rm_active_alerts{severity="warning", ${TARGET}}`]: value(0),
  };
}

const EMPTY_FLEET = Object.fromEntries(
  Object.entries(fleet(always))
    .filter(([series]) => !series.startsWith('rm_host_'))
    .map(([series, values]) => [series, series.startsWith('rm_build_info') ? values : always(0)]),
);

const JOBS = (kind: string, le: string, values: string) => ({
  [`rm_job_duration_seconds_bucket{kind="${kind}", le="${le}", status="succeeded", ${TARGET}}`]: values,
});

const SCENARIOS: Scenario[] = [
  {
    name: 'a fleet with a failing, overdue host, one without expectation and one that never reported',
    series: fleet(always),
    at: '20m',
    gives: {
      'Fleet status / online': { '{}': 0.5 },
      'Fleet status / age': { '{}': 0 },
      'Open alerts / critical': { '{severity="critical"}': 2 },
      'Open alerts / warning': { '{severity="warning"}': 0 },
      'Open alerts / info': { '{severity="info"}': 0 },
      'Hosts / online': { [`{${DB}}`]: 1, [`{${WEB}}`]: 0 },
      'Hosts / schedule': { [`{${DB}}`]: 1, [`{${WEB}}`]: 0.5, [`{${NEW}}`]: 0.75 },
      'Hosts / result': { [`{${DB}}`]: 0, [`{${WEB}}`]: 1 },
      'Hosts / age': { [`{${DB}}`]: 900 },
      'Hosts / repository': {
        [`{${DB}, status="ready"}`]: 1,
        [`{${NEW}, status="unknown"}`]: 1,
        [`{${WEB}, status="ready"}`]: 1,
      },
      'Hosts / alerts': { [`{${DB}}`]: 2 },
      'Hosts / size': { [`{${DB}}`]: 4096 },
      'Hosts / snapshots': { [`{${DB}}`]: 7 },
      'Repo size over time / size': { [`{${DB}}`]: 4096 },
      'Backups failing / failed': { '{}': 1 },
      'Backups failing / overdue': { '{}': 1 },
      'Backups failing / unexpected': { '{}': 1 },
    },
  },
  {
    name: 'nothing fails: zeros, not nothing',
    series: { ...fleet(always), [`rm_host_last_backup_success{${DB}, ${TARGET}}`]: always(1) },
    at: '20m',
    gives: { 'Backups failing / failed': { '{}': 0 } },
  },
  {
    name: 'a fresh install without hosts',
    series: EMPTY_FLEET,
    at: '20m',
    gives: {
      'Fleet status / online': { '{}': -1 },
      'Open alerts / critical': { '{severity="critical"}': 0 },
      'Hosts / schedule': {},
      'Backups failing / failed': { '{}': 0 },
      'Backups failing / overdue': { '{}': 0 },
      'Backups failing / unexpected': { '{}': 0 },
    },
  },
  {
    name: 'hosts of which none has an expectation or a backup',
    series: Object.fromEntries(Object.entries(fleet(always)).filter(([series]) => !/overdue|last_/.test(series))),
    at: '20m',
    gives: {
      'Backups failing / failed': { '{}': 0 },
      'Backups failing / overdue': { '{}': 0 },
      'Backups failing / unexpected': { '{}': 2 },
    },
  },
  {
    name: 'an exporter that died twelve minutes ago',
    series: fleet(untilTen),
    at: '22m',
    gives: {
      'Fleet status / online': { '{}': -2 },
      'Fleet status / age': { '{}': 720 },
      'Open alerts / critical': {},
      'Hosts / online': {},
      'Hosts / schedule': {},
      'Backups failing / failed': {},
      'Backups failing / overdue': {},
      'Backups failing / unexpected': {},
    },
  },
  {
    name: 'one of two servers died: the age is that of the one that is gone',
    series: {
      [`rm_build_info{${TARGET}, version="1"}`]: always(1),
      'rm_build_info{instance="b:1", job="restic-manager", version="1"}': untilTen(1),
    },
    at: '22m',
    gives: { 'Fleet status / age': { '{}': 720 } },
  },
  {
    name: 'an upgraded server: the old version’s series does not count as a server that is gone',
    series: {
      [`rm_build_info{${TARGET}, version="1"}`]: '1x20 stale',
      [`rm_build_info{${TARGET}, version="2"}`]: '_x20 1x100',
    },
    at: '22m',
    gives: { 'Fleet status / age': { '{}': 0 } },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: { 'Fleet status / online': { '{}': -2 }, 'Fleet status / age': { '{}': 86_400 } },
  },
  {
    name: 'successful jobs of one kind, none of another',
    series: {
      ...JOBS('backup', '300.0', always(0)),
      ...JOBS('backup', '1800.0', '0x10 1x110'),
      ...JOBS('backup', '+Inf', '0x10 1x110'),
      ...JOBS('forget', '300.0', always(0)),
      ...JOBS('forget', '+Inf', always(0)),
      [`rm_job_duration_seconds_count{kind="backup", status="succeeded", ${TARGET}}`]: '0x10 1x110',
      [`rm_job_duration_seconds_count{kind="forget", status="succeeded", ${TARGET}}`]: always(0),
    },
    at: '20m',
    // 95 % of the way through the bucket from 5 to 30 minutes, whatever the one backup took.
    gives: { 'Job duration p95 / p95': { '{kind="backup"}': 1725 } },
  },
];

describePanelQueries(resticFleet, SCENARIOS);
