import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, NONE, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { STALE_LOCK_SECONDS } from '../../panels/stale-lock.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { known, repositories } from './backup.ts';

/** Whether a restore was tried, and what stands in the way of the next run. */
export const evidence: Panel = tablePanel({
  id: 10,
  title: 'Restore tests and locks',
  description: [
    'One row per repository. A restore test gives back files of the newest snapshot and compares them: the only evidence that a restore works. Locks are of restic; one is normal while a run holds it, and stale when its holder has not refreshed it for 30 minutes. Kopia has none.',
    'What to do: FAILED: treat the repository as broken until you know better. never tested: run `lockstep-agent restore-test`. A stale lock: make sure that no process of that host is alive, then `restic unlock`.',
  ].join('\n\n'),
  grid: { x: 0, y: 52, w: 24, h: 8 },
  key: ['repository'],
  queries: {
    repository: repositories,
    test: known.backup_repository_last_restore_test_success.minBy('repository'),
    age: known.backup_repository_last_restore_test_timestamp_seconds.maxBy('repository').age(),
    locks: known.backup_repository_locks.maxBy('repository'),
    lockAge: known.backup_repository_oldest_lock_timestamp_seconds.minBy('repository').age(),
  },
  columns: [
    { title: 'Repository', from: { label: 'name' }, options: { custom: { filterable: true } } },
    { title: 'Repository id', from: { label: 'repository' }, options: HIDDEN },
    {
      title: 'Restore test',
      from: { value: 'test' },
      options: words({
        absent: { text: 'never tested', color: 'orange' },
        0: { text: 'FAILED', color: 'red' },
        1: { text: 'passed', color: 'blue' },
      }),
    },
    { title: 'Last test', from: { value: 'age' }, options: age({ text: 'never', color: 'orange' }, COLOURED) },
    { title: 'Locks', from: { value: 'locks' }, options: number('none', UNKNOWN) },
    {
      title: 'Oldest lock',
      from: { value: 'lockAge' },
      options: age(NONE, { thresholds: thresholds('text', [STALE_LOCK_SECONDS, 'orange']), ...COLOURED }),
    },
  ],
  sort: [
    { column: 'Restore test', descending: false },
    { column: 'Oldest lock', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No repository known: none is configured, or nothing is scraped' },
});
