import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, NONE, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { HOST_KEY, rm } from '../restic-fleet/rm.ts';
import { CHOSEN } from './chosen.ts';

/** Whether the host can be reached, and what its last run came to. */
export const status: Panel = tablePanel({
  id: 1,
  title: 'Status',
  description: [
    'One row per chosen host. Agent: whether it reported within three of its heartbeat intervals. Last run is that of every repository that the host owes, and its age that of the last run of any status: a host that fails daily looks young there. Repository is its state when it was last looked at.',
    'What to do: offline: check the agent, and the machine. failed: read the job (GET /api/v1/jobs of the server has its verdict and reason). init failed: check address and password of the repository.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 5 },
  key: HOST_KEY,
  queries: {
    agent: rm.rm_host_agent_online.where(CHOSEN).maxBy(...HOST_KEY),
    result: rm.rm_host_last_backup_success.where(CHOSEN).maxBy(...HOST_KEY),
    age: rm.rm_host_last_backup_timestamp_seconds
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .age(),
    repository: rm.rm_host_repo_status.where(CHOSEN).maxBy(...HOST_KEY, 'status'),
    alerts: rm.rm_host_open_alerts.where(CHOSEN).maxBy(...HOST_KEY),
    size: rm.rm_host_repo_size_bytes.where(CHOSEN).maxBy(...HOST_KEY),
    snapshots: rm.rm_host_snapshot_count.where(CHOSEN).maxBy(...HOST_KEY),
  },
  columns: [
    { title: 'Host', from: { label: 'host' } },
    { title: 'Host id', from: { label: 'host_id' }, options: HIDDEN },
    {
      title: 'Agent',
      from: { value: 'agent' },
      options: words({
        absent: { text: 'never reported', color: 'orange' },
        0: { text: 'offline', color: 'red' },
        1: { text: 'online', color: 'blue' },
      }),
    },
    {
      title: 'Last run',
      from: { value: 'result' },
      options: words({
        absent: { text: 'no backup yet', color: 'orange' },
        0: { text: 'failed', color: 'red' },
        1: { text: 'succeeded', color: 'blue' },
      }),
    },
    { title: 'Ended', from: { value: 'age' }, options: age({ text: 'never', color: 'red' }, COLOURED) },
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
      title: 'Open alerts',
      from: { value: 'alerts' },
      options: number('none', NONE, { thresholds: thresholds('text', [1, 'orange']), ...COLOURED }),
    },
    { title: 'Repository size', from: { value: 'size' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
    { title: 'Snapshots', from: { value: 'snapshots' }, options: number('none', UNKNOWN) },
  ],
  sort: [
    { column: 'Last run', descending: false },
    { column: 'Agent', descending: false },
  ],
  field: { ...TABLE_FIELD, noValue: 'No such host: it was removed, or the server is not scraped' },
});
