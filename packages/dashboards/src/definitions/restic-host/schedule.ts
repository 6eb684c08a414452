import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, NONE, number, TABLE_FIELD, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { HOST_KEY, rm } from '../restic-fleet/rm.ts';
import { CHOSEN } from './chosen.ts';

/** What is expected of the host, and whether it comes. */
export const schedule: Panel = tablePanel({
  id: 2,
  title: 'Schedule',
  description: [
    'Last success is the oldest over what the host owes. Due in is the time to the next expected success: negative when it has gone by; a grace of a tenth of the interval, and at least an hour, passes before it is OVERDUE. Missed runs counts the expected ones since the last success.',
    'What to do: OVERDUE: see whether the timer on the host still runs, and what the last run came to. no expectation: nobody would notice if this host stopped; set one (PATCH /api/v1/hosts/:host_id), or take it as paused.',
  ].join('\n\n'),
  grid: { x: 0, y: 5, w: 12, h: 6 },
  key: HOST_KEY,
  queries: {
    id: rm.rm_host_repo_status.where(CHOSEN).maxBy(...HOST_KEY),
    schedule: rm.rm_host_backup_overdue.where(CHOSEN).maxBy(...HOST_KEY),
    success: rm.rm_host_last_successful_backup_timestamp_seconds
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .age(),
    expected: rm.rm_host_backup_expected_interval_seconds.where(CHOSEN).maxBy(...HOST_KEY),
    due: rm.rm_host_backup_next_expected_timestamp_seconds
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .age()
      .times(-1),
    missed: rm.rm_host_backup_missed_runs.where(CHOSEN).maxBy(...HOST_KEY),
  },
  columns: [
    { title: 'Host', from: { label: 'host' } },
    { title: 'Host id', from: { label: 'host_id' }, options: HIDDEN },
    {
      title: 'Schedule',
      from: { value: 'schedule' },
      options: words({
        absent: { text: 'no expectation', color: 'orange' },
        0: { text: 'on time', color: 'blue' },
        1: { text: 'OVERDUE', color: 'red' },
      }),
    },
    { title: 'Last success', from: { value: 'success' }, options: age({ text: 'never', color: 'red' }, COLOURED) },
    { title: 'Expected every', from: { value: 'expected' }, options: age(NONE) },
    { title: 'Due in', from: { value: 'due' }, options: age(NONE) },
    {
      title: 'Missed runs',
      from: { value: 'missed' },
      options: number('none', NONE, { thresholds: thresholds('text', [1, 'orange']), ...COLOURED }),
    },
  ],
  sort: [
    { column: 'Schedule', descending: true },
    { column: 'Last success', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No such host: it was removed, or the server is not scraped' },
});
