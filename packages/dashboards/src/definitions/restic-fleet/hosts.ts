import { FieldTextAlignment } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { COLOURED, number, words } from '../../panels/cells.ts';
import { drillDown } from '../../panels/drill-down.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { HOST_KEY, rm } from './rm.ts';

/** Between on time (0) and overdue (1), so that the table can be sorted by urgency: absent values would come last. */
const NO_EXPECTATION = 0.5;
const NEVER_REPORTED = 0.75;

/** Every host has a status row; those that ever reported have an online row; those with an expectation can be overdue. */
const pending = rm.rm_host_repo_status.maxBy(...HOST_KEY).times(NEVER_REPORTED);
const online = rm.rm_host_agent_online.maxBy(...HOST_KEY);
const unexpected = online.times(0).plus(NO_EXPECTATION);
const overdue = rm.rm_host_backup_overdue.maxBy(...HOST_KEY);

/** Every host with its state in words, those that need a person first. */
export const hosts: Panel = tablePanel({
  id: 3,
  title: 'Hosts',
  description: [
    'One row per enrolled host, the most urgent first.',
    'Schedule compares the last success with what the host is expected to do: OVERDUE counts hosts that never succeeded, too; "no expectation" means that nobody would notice missing backups. Last success is the age of the newest restore point. Last result is the latest run of every repository that the host owes: a host can fail daily and still look young elsewhere.',
    'What to do: OVERDUE or failed: read the job on the host and run it again. Offline: check the agent. Repository init failed: check its address and password. No expectation: set one for the host.',
    'Repository sizes must not be added up: hosts may share a repository.',
  ].join('\n\n'),
  grid: { x: 0, y: 6, w: 24, h: 10 },
  key: HOST_KEY,
  queries: {
    online,
    schedule: overdue.or(unexpected).or(pending),
    result: rm.rm_host_last_backup_success.maxBy(...HOST_KEY),
    age: rm.rm_host_last_successful_backup_timestamp_seconds.maxBy(...HOST_KEY).age(),
    alerts: rm.rm_host_open_alerts.maxBy(...HOST_KEY),
    repository: rm.rm_host_repo_status.maxBy(...HOST_KEY, 'status'),
    size: rm.rm_host_repo_size_bytes.maxBy(...HOST_KEY),
    snapshots: rm.rm_host_snapshot_count.maxBy(...HOST_KEY),
  },
  columns: [
    {
      title: 'Host',
      from: { label: 'host' },
      options: {
        custom: { filterable: true },
        links: [drillDown('All of this host', 'restic-host', { host: 'Host' })],
      },
    },
    { title: 'Host id', from: { label: 'host_id' }, options: { custom: { hidden: true } } },
    {
      title: 'Online',
      from: { value: 'online' },
      options: words({
        absent: { text: 'never reported', color: 'orange' },
        0: { text: 'offline', color: 'red' },
        1: { text: 'online', color: 'blue' },
      }),
    },
    {
      title: 'Schedule',
      from: { value: 'schedule' },
      options: words({
        absent: { text: 'unknown', color: 'orange' },
        0: { text: 'on time', color: 'blue' },
        [NO_EXPECTATION]: { text: 'no expectation', color: 'orange' },
        [NEVER_REPORTED]: { text: 'never reported', color: 'orange' },
        1: { text: 'OVERDUE', color: 'red' },
      }),
    },
    {
      title: 'Last result',
      from: { value: 'result' },
      options: words({
        absent: { text: 'no backup yet', color: 'orange' },
        0: { text: 'failed', color: 'red' },
        1: { text: 'succeeded', color: 'blue' },
      }),
    },
    {
      title: 'Last success',
      from: { value: 'age' },
      options: number('s', { text: 'never', color: 'red' }, { decimals: 1, ...COLOURED }),
    },
    {
      title: 'Open alerts',
      from: { value: 'alerts' },
      options: number(
        'none',
        { text: '-', color: 'text' },
        { thresholds: thresholds('text', [1, 'orange']), ...COLOURED },
      ),
    },
    {
      title: 'Repository',
      from: { label: 'status' },
      options: words({
        ready: { text: 'ready', color: 'blue' },
        init_failed: { text: 'init failed', color: 'red' },
        unknown: { text: 'unknown', color: 'orange' },
      }),
    },
    {
      title: 'Repository size',
      from: { value: 'size' },
      options: number('bytes', { text: 'unknown', color: 'text' }, { decimals: 1 }),
    },
    { title: 'Snapshots', from: { value: 'snapshots' }, options: number('none', { text: 'unknown', color: 'text' }) },
  ],
  sort: [
    { column: 'Schedule', descending: true },
    { column: 'Last result', descending: false },
    { column: 'Online', descending: false },
  ],
  field: {
    noValue: 'No hosts: enrol one, or see Data age',
    thresholds: thresholds('text'),
    custom: { align: FieldTextAlignment.Auto, inspect: false },
  },
});
