import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { COLOURED, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { upOf } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { builds, JOB, recent, unmeasured, wavesBlocked } from './nixfleet.ts';

/** Every control plane, also one that has nothing to tell. */
export const controlPlanes: Panel = tablePanel({
  id: 3,
  title: 'Control planes',
  description: [
    `One row per control plane: whether it can be scraped, which version runs, and what the last ${RECENT_WINDOW} came to. Failures is "-" while no control has failed since its start.`,
    'What to do: DOWN: agents keep what they have and roll nothing out. Versions that differ for longer than a deploy: one was forgotten.',
  ].join('\n\n'),
  grid: { x: 0, y: 15, w: 24, h: 6 },
  key: ['instance'],
  queries: {
    up: upOf(JOB).maxBy('instance'),
    build: builds,
    failures: recent.sumBy('instance'),
    waves: wavesBlocked,
    unmeasured,
  },
  columns: [
    { title: 'Control plane', from: { label: 'instance' } },
    {
      title: 'State',
      from: { value: 'up' },
      options: words({
        absent: { text: 'another job', color: 'text' },
        0: { text: 'DOWN', color: 'red' },
        1: { text: 'up', color: 'blue' },
      }),
    },
    { title: 'Version', from: { label: 'version' }, options: { noValue: 'unknown' } },
    { title: 'Commit', from: { label: 'git_commit' }, options: { noValue: 'unknown' } },
    {
      title: 'Failures',
      from: { value: 'failures' },
      options: number(
        'none',
        { text: '-', color: 'text' },
        { thresholds: thresholds('text', [1, 'red']), ...COLOURED },
      ),
    },
    { title: 'Waves blocked', from: { value: 'waves' }, options: number('none', UNKNOWN) },
    {
      title: 'Not measured',
      from: { value: 'unmeasured' },
      options: number('none', UNKNOWN, { thresholds: thresholds('text', [1, 'orange']), ...COLOURED }),
    },
  ],
  sort: [
    { column: 'State', descending: false },
    { column: 'Failures', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No control plane is scraped' },
});
