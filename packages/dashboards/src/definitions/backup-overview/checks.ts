import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, TABLE_FIELD, words } from '../../panels/cells.ts';
import { tablePanel } from '../../panels/table.ts';
import { known, repositories } from './backup.ts';

const KEY = ['repository', 'depth'] as const;

const last = known.backup_repository_last_check_timestamp_seconds.maxBy(...KEY);
const expected = known.backup_repository_check_expected_interval_seconds.maxBy(...KEY);
const found = known.backup_repository_last_check_success.minBy(...KEY).equalTo(0);
const rows = last.or(expected).times(0);

/** Checks and verifications by depth, against what is expected of them. */
export const checks: Panel = tablePanel({
  id: 8,
  title: 'Checks and verifications',
  description: [
    'One row per repository and depth of check (restic) or verification (Kopia) that ran or is expected. structure reads the lists and misses flipped bytes; sample reads some of the data; data has read everything. Checks that could not look, because of a lock or a password, do not count.',
    'What to do: errors found: stop maintenance, keep the repository as it is, and restore what matters from another copy. never run or too old: the evidence is missing, run it. no expectation: nobody would notice if checks stopped.',
  ].join('\n\n'),
  grid: { x: 0, y: 43, w: 12, h: 9 },
  key: KEY,
  queries: {
    repository: rows.times(repositories, { on: ['repository'], groupLeft: ['name'] }),
    state: found
      .times(0)
      .plus(4)
      .or(expected.unless(last).times(0).plus(3))
      .or(last.age().above(expected).times(0).plus(2))
      .or(last.unless(expected).times(0).plus(1))
      .or(rows),
    age: last.age(),
    expected,
  },
  columns: [
    { title: 'Repository', from: { label: 'name' }, options: { custom: { filterable: true } } },
    { title: 'Repository id', from: { label: 'repository' }, options: HIDDEN },
    { title: 'Depth', from: { label: 'depth' } },
    {
      title: 'State',
      from: { value: 'state' },
      options: words({
        0: { text: 'well', color: 'blue' },
        1: { text: 'no expectation', color: 'orange' },
        2: { text: 'TOO OLD', color: 'red' },
        3: { text: 'never run', color: 'red' },
        4: { text: 'ERRORS FOUND', color: 'red' },
      }),
    },
    { title: 'Last', from: { value: 'age' }, options: age({ text: 'never', color: 'red' }, COLOURED) },
    { title: 'Expected every', from: { value: 'expected' }, options: age({ text: 'no expectation', color: 'text' }) },
  ],
  sort: [
    { column: 'State', descending: true },
    { column: 'Last', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No check ran and none is expected: nobody knows whether anything can be read' },
});
