import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, NONE, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { known, repositories, SOURCE, sources } from './backup.ts';
import { SOURCE_STATES, sourceState } from './source-state.ts';
import { VERDICT_LOOKS, worstRun } from './verdicts.ts';

/** Every source of both tools with its state in words, those that need a person first. */
export const sourceTable: Panel = tablePanel({
  id: 3,
  title: 'Sources by urgency',
  description: [
    'One row per source and repository, the most urgent first: overdue, never succeeded, failed, partial, restore points lost, no expectation, well. A source shows the first of these that holds.',
    'Last success is the age of the last run that was ok to its end; it is a fact and stays when the exporter is silent. Due in is the time to the next expected success: negative when it has gone by, and overdue begins a grace later. Oldest and newest are the ages of the complete restore points that are there now: a newest one that is older than the last success was lost or deleted. Size is that of the files, as they would be restored.',
    'What to do: OVERDUE or never succeeded: see whether the job runs at all. failed or partial: read its log, the last run says how it ended. restore points lost: do not run maintenance, find out who deleted what. no expectation: set one, or nobody will notice when this source stops.',
  ].join('\n\n'),
  grid: { x: 0, y: 5, w: 24, h: 12 },
  key: SOURCE,
  queries: {
    names: sources,
    tool: known.backup_source_info.maxBy(...SOURCE, 'tool'),
    repository: sources.maxBy(...SOURCE).times(repositories, { on: ['repository'], groupLeft: ['name'] }),
    state: sourceState,
    run: worstRun,
    success: known.backup_last_success_timestamp_seconds.maxBy(...SOURCE).age(),
    due: known.backup_next_expected_timestamp_seconds
      .maxBy(...SOURCE)
      .age()
      .times(-1),
    missed: known.backup_missed_runs.maxBy(...SOURCE),
    oldest: known.backup_oldest_restore_point_timestamp_seconds.maxBy(...SOURCE).age(),
    newest: known.backup_newest_restore_point_timestamp_seconds.maxBy(...SOURCE).age(),
    size: known.backup_source_size_bytes.maxBy(...SOURCE),
  },
  columns: [
    { title: 'Host', from: { label: 'host' }, options: { custom: { filterable: true } } },
    { title: 'User', from: { label: 'user' } },
    { title: 'Path', from: { label: 'path' }, options: { custom: { filterable: true } } },
    { title: 'Tool', from: { label: 'tool' } },
    { title: 'Repository', from: { label: 'name' }, options: { custom: { filterable: true } } },
    { title: 'Repository id', from: { label: 'repository' }, options: HIDDEN },
    { title: 'Source id', from: { label: 'source_id' }, options: HIDDEN },
    {
      title: 'State',
      from: { value: 'state' },
      options: words({ absent: { text: 'unknown', color: 'orange' }, ...SOURCE_STATES }),
    },
    {
      title: 'Last run',
      from: { value: 'run' },
      options: words({ absent: { text: 'no run known', color: 'orange' }, ...VERDICT_LOOKS }),
    },
    { title: 'Last success', from: { value: 'success' }, options: age({ text: 'never', color: 'red' }, COLOURED) },
    { title: 'Due in', from: { value: 'due' }, options: age(NONE) },
    {
      title: 'Missed runs',
      from: { value: 'missed' },
      options: number('none', NONE, { thresholds: thresholds('text', [1, 'orange']), ...COLOURED }),
    },
    { title: 'Oldest', from: { value: 'oldest' }, options: age(UNKNOWN) },
    { title: 'Newest', from: { value: 'newest' }, options: age(UNKNOWN) },
    { title: 'Size', from: { value: 'size' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
  ],
  sort: [
    { column: 'State', descending: true },
    { column: 'Missed runs', descending: true },
    { column: 'Last success', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No sources known: nothing was backed up yet, or nothing is scraped' },
});
