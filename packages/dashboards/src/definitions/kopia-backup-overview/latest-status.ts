import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { tablePanel } from '../../panels/table.ts';
import { known, repositories, SOURCE } from '../backup-overview/backup.ts';
import { VERDICT_LOOKS, worstRun } from '../backup-overview/verdicts.ts';
import { kopiaSources, lastSuccess, overdue, specified, status } from './kopia.ts';

const ids = kopiaSources.maxBy(...SOURCE);

/** Between on time (0) and overdue (1), so that the table can be sorted by urgency. */
const NO_EXPECTATION = 0.5;

/** Every source of Kopia with its last run in words, failed ones first. */
export const latestStatus: Panel = tablePanel({
  id: 4,
  title: 'Latest Backup Status',
  description: [
    'One row per source and repository, failed ones first. Status is that of the last run: succeeded or FAILED, as the alert KopiaBackupFailed reads it; Verdict says how. It stays until the next run, so Schedule is to be read with it: OVERDUE counts sources whose runs silently stopped. Last success is a fact and stays when the exporter is silent. Size is that of the files of the newest complete snapshot.',
    'What to do: FAILED: read the log of the run on the host. Kopia exits with 0 after SIGTERM and saves snapshots with entries missing: partial and cancelled are no success here. OVERDUE: see whether the policy still schedules the source, and whether anything runs.',
  ].join('\n\n'),
  grid: { x: 0, y: 16, w: 24, h: 11 },
  key: SOURCE,
  queries: {
    names: kopiaSources,
    repository: ids.times(repositories, { on: ['repository'], groupLeft: ['name'] }),
    status,
    verdict: worstRun.and(ids),
    schedule: overdue.or(ids.times(0).plus(NO_EXPECTATION)),
    success: lastSuccess.age(),
    duration: specified.kopia_backup_duration_seconds.maxBy(...SOURCE),
    size: specified.kopia_backup_size_bytes.maxBy(...SOURCE),
    points: known.backup_snapshots.where({ tool: 'kopia', completeness: 'complete' }).maxBy(...SOURCE),
  },
  columns: [
    { title: 'Host', from: { label: 'host' }, options: { custom: { filterable: true } } },
    { title: 'User', from: { label: 'user' } },
    { title: 'Path', from: { label: 'path' }, options: { custom: { filterable: true } } },
    { title: 'Repository', from: { label: 'name' }, options: { custom: { filterable: true } } },
    { title: 'Repository id', from: { label: 'repository' }, options: HIDDEN },
    { title: 'Source id', from: { label: 'source_id' }, options: HIDDEN },
    {
      title: 'Status',
      from: { value: 'status' },
      options: words({
        absent: { text: 'no run known', color: 'orange' },
        0: { text: 'FAILED', color: 'red' },
        1: { text: 'succeeded', color: 'blue' },
      }),
    },
    {
      title: 'Verdict',
      from: { value: 'verdict' },
      options: words({ absent: { text: 'no run known', color: 'orange' }, ...VERDICT_LOOKS }),
    },
    {
      title: 'Schedule',
      from: { value: 'schedule' },
      options: words({
        absent: { text: 'unknown', color: 'orange' },
        0: { text: 'on time', color: 'blue' },
        [NO_EXPECTATION]: { text: 'no expectation', color: 'orange' },
        1: { text: 'OVERDUE', color: 'red' },
      }),
    },
    { title: 'Last success', from: { value: 'success' }, options: age({ text: 'never', color: 'red' }, COLOURED) },
    { title: 'Took', from: { value: 'duration' }, options: age(UNKNOWN) },
    { title: 'Size', from: { value: 'size' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
    { title: 'Restore points', from: { value: 'points' }, options: number('none', UNKNOWN) },
  ],
  sort: [
    { column: 'Status', descending: false },
    { column: 'Schedule', descending: true },
    { column: 'Last success', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No source of Kopia known: nothing was backed up yet, or nothing is scraped' },
});
