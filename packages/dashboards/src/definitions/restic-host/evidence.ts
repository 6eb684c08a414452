import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, NONE, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { STALE_LOCK_SECONDS } from '../../panels/stale-lock.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { HOST_KEY, rm } from '../restic-fleet/rm.ts';
import { CHOSEN } from './chosen.ts';

/** What proves that the backups of the host are good, and what stands in the way of the next one. */
export const evidence: Panel = tablePanel({
  id: 3,
  title: 'Checks, restore tests and locks',
  description: [
    'Last check is the oldest over the repositories of the host, and its result good only when each is. A restore test gives back files of the newest snapshot and compares them. A lock is normal while a run holds it, and stale when its holder has not refreshed it for 30 minutes.',
    'What to do: errors found or FAILED: treat the repository as broken, stop forget and prune, and look at it before the next run. never: run `restic check` and `lockstep-agent restore-test` there. A stale lock: make sure that nothing runs, then `restic unlock`.',
  ].join('\n\n'),
  grid: { x: 12, y: 5, w: 12, h: 6 },
  key: HOST_KEY,
  queries: {
    id: rm.rm_host_repo_status.where(CHOSEN).maxBy(...HOST_KEY),
    check: rm.rm_host_last_check_success.where(CHOSEN).minBy(...HOST_KEY),
    checkAge: rm.rm_host_last_check_timestamp_seconds
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .age(),
    test: rm.rm_host_last_restore_test_success.where(CHOSEN).minBy(...HOST_KEY),
    testAge: rm.rm_host_last_restore_test_timestamp_seconds
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .age(),
    locks: rm.rm_host_repo_locks.where(CHOSEN).maxBy(...HOST_KEY),
    lockAge: rm.rm_host_repo_oldest_lock_timestamp_seconds
      .where(CHOSEN)
      .minBy(...HOST_KEY)
      .age(),
  },
  columns: [
    { title: 'Host', from: { label: 'host' } },
    { title: 'Host id', from: { label: 'host_id' }, options: HIDDEN },
    {
      title: 'Check',
      from: { value: 'check' },
      options: words({
        absent: { text: 'never checked', color: 'orange' },
        0: { text: 'ERRORS FOUND', color: 'red' },
        1: { text: 'no errors', color: 'blue' },
      }),
    },
    { title: 'Last check', from: { value: 'checkAge' }, options: age({ text: 'never', color: 'orange' }, COLOURED) },
    {
      title: 'Restore test',
      from: { value: 'test' },
      options: words({
        absent: { text: 'never tested', color: 'orange' },
        0: { text: 'FAILED', color: 'red' },
        1: { text: 'passed', color: 'blue' },
      }),
    },
    { title: 'Last test', from: { value: 'testAge' }, options: age({ text: 'never', color: 'orange' }, COLOURED) },
    { title: 'Locks', from: { value: 'locks' }, options: number('none', UNKNOWN) },
    {
      title: 'Oldest lock',
      from: { value: 'lockAge' },
      options: age(NONE, { thresholds: thresholds('text', [STALE_LOCK_SECONDS, 'orange']), ...COLOURED }),
    },
  ],
  sort: [
    { column: 'Check', descending: false },
    { column: 'Restore test', descending: false },
  ],
  field: { ...TABLE_FIELD, noValue: 'No such host: it was removed, or the server is not scraped' },
});
