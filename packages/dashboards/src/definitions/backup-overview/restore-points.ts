import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, HIDDEN, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { known, SOURCE, sources } from './backup.ts';

const oldest = known.backup_oldest_restore_point_timestamp_seconds.maxBy(...SOURCE);
const newest = known.backup_newest_restore_point_timestamp_seconds.maxBy(...SOURCE);

/** What could be restored now: how many states of a source, over which time, and whether retention keeps its promise. */
export const restorePoints: Panel = tablePanel({
  id: 4,
  title: 'Restore points',
  description: [
    'What each source could be restored to now. Restore points are complete snapshots; incomplete ones were left by runs that did not end. Window is the time between the oldest and the newest. Retention compares what is there with what the retention rules promise; "no rules" means that none are known. Numbers are withheld, and "unknown", when the repository has not been looked at for too long.',
    'What to do: LOST: the newest restore point of an earlier look is gone. Stop maintenance and find out whether a disk, an index or a person lost it. Retention not kept: a run was missed, or somebody forgot too much. Zero restore points: nothing can be restored.',
  ].join('\n\n'),
  grid: { x: 0, y: 17, w: 24, h: 9 },
  key: SOURCE,
  queries: {
    names: sources,
    lost: known.backup_restore_points_lost.maxBy(...SOURCE),
    retention: known.backup_retention_kept.minBy(...SOURCE),
    complete: known.backup_snapshots.where({ completeness: 'complete' }).maxBy(...SOURCE),
    incomplete: known.backup_snapshots.where({ completeness: 'incomplete' }).maxBy(...SOURCE),
    window: newest.minus(oldest),
    newest: newest.age(),
  },
  columns: [
    { title: 'Host', from: { label: 'host' }, options: { custom: { filterable: true } } },
    { title: 'User', from: { label: 'user' } },
    { title: 'Path', from: { label: 'path' }, options: { custom: { filterable: true } } },
    { title: 'Repository id', from: { label: 'repository' }, options: HIDDEN },
    { title: 'Source id', from: { label: 'source_id' }, options: HIDDEN },
    {
      title: 'Newest of earlier looks',
      from: { value: 'lost' },
      options: words({
        absent: { text: 'unknown', color: 'orange' },
        0: { text: 'is there', color: 'blue' },
        1: { text: 'LOST', color: 'red' },
      }),
    },
    {
      title: 'Retention',
      from: { value: 'retention' },
      options: words({
        absent: { text: 'no rules', color: 'text' },
        0: { text: 'not kept', color: 'red' },
        1: { text: 'kept', color: 'blue' },
      }),
    },
    {
      title: 'Restore points',
      from: { value: 'complete' },
      options: number('none', UNKNOWN, { thresholds: thresholds('red', [1, 'text']), ...COLOURED }),
    },
    { title: 'Incomplete', from: { value: 'incomplete' }, options: number('none', UNKNOWN) },
    { title: 'Window', from: { value: 'window' }, options: age(UNKNOWN) },
    { title: 'Newest', from: { value: 'newest' }, options: age(UNKNOWN) },
  ],
  sort: [
    { column: 'Newest of earlier looks', descending: true },
    { column: 'Restore points', descending: false },
    { column: 'Newest', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No sources known: nothing was backed up yet, or nothing is scraped' },
});
