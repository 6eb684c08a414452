import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, TABLE_FIELD, words } from '../../panels/cells.ts';
import { tablePanel } from '../../panels/table.ts';
import { known, repositories } from './backup.ts';

const KEY = ['repository', 'task'] as const;

const last = known.backup_repository_maintenance_last_success_timestamp_seconds.maxBy(...KEY);
const expected = known.backup_repository_maintenance_expected_interval_seconds.maxBy(...KEY);
const rows = last.or(expected).times(0);

/** Maintenance by task, against what is expected of it. */
export const maintenance: Panel = tablePanel({
  id: 9,
  title: 'Maintenance',
  description: [
    'One row per repository and task that succeeded or is expected: forget and prune of restic, the quick and full cycles of Kopia. Last is the last success: a task that fails grows old.',
    'What to do: TOO OLD or never run: the repository grows without end, and Kopia keeps blobs that nobody needs. See whether its owner (Kopia) or its timer (restic) still exists, and whether a lock stands in the way.',
  ].join('\n\n'),
  grid: { x: 12, y: 43, w: 12, h: 9 },
  key: KEY,
  queries: {
    repository: rows.times(repositories, { on: ['repository'], groupLeft: ['name'] }),
    state: expected
      .unless(last)
      .times(0)
      .plus(3)
      .or(last.age().above(expected).times(0).plus(2))
      .or(last.unless(expected).times(0).plus(1))
      .or(rows),
    age: last.age(),
    expected,
  },
  columns: [
    { title: 'Repository', from: { label: 'name' }, options: { custom: { filterable: true } } },
    { title: 'Repository id', from: { label: 'repository' }, options: HIDDEN },
    { title: 'Task', from: { label: 'task' } },
    {
      title: 'State',
      from: { value: 'state' },
      options: words({
        0: { text: 'well', color: 'blue' },
        1: { text: 'no expectation', color: 'text' },
        2: { text: 'TOO OLD', color: 'red' },
        3: { text: 'never run', color: 'red' },
      }),
    },
    { title: 'Last', from: { value: 'age' }, options: age({ text: 'never', color: 'red' }, COLOURED) },
    { title: 'Expected every', from: { value: 'expected' }, options: age({ text: 'no expectation', color: 'text' }) },
  ],
  sort: [
    { column: 'State', descending: true },
    { column: 'Last', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No maintenance ran and none is expected' },
});
