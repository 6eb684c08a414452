import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { COLOURED, number, TABLE_FIELD, UNKNOWN } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { builds, FAILURE, failuresIn, known, recent, unmeasured, wavesBlocked } from './nixfleet.ts';

const OF_CONTROL_PLANE = { on: ['instance'], groupLeft: [] } as const;

const hostsFailing = recent.above(0).maxBy('control_id', 'host').countBy('control_id');

/** Every control that failed on a host, beside what its control plane is and what came of it. */
export const failures: Panel = tablePanel({
  id: 2,
  title: 'Which control fails on which host, and under which version?',
  description: [
    `One row per control and host that has failed since the control plane started, with the control plane that was told: its version and commit, the waves that its gate for compliance blocked, and how often it could not be told, each in the last ${RECENT_WINDOW}. Hosts failing it counts those of this control in that time: one host, or everywhere.`,
    'What to do: a control that fails everywhere since a version is a change of the control; on one host it is the host. A row with 0 has not failed lately, which is not the same as to comply: events tell of failures only. No rows at all: nothing failed, or nothing is scraped, see the first tile.',
  ].join('\n\n'),
  grid: { x: 0, y: 5, w: 24, h: 10 },
  key: FAILURE,
  queries: {
    recent,
    day: failuresIn('1d'),
    hosts: known.times(hostsFailing, { on: ['control_id'], groupLeft: [] }),
    build: known.times(builds, { on: ['instance'], groupLeft: ['version', 'git_commit'] }),
    waves: known.times(wavesBlocked, OF_CONTROL_PLANE),
    unmeasured: known.times(unmeasured, OF_CONTROL_PLANE),
  },
  columns: [
    { title: 'Control', from: { label: 'control_id' }, options: { custom: { filterable: true } } },
    { title: 'Host', from: { label: 'host' }, options: { custom: { filterable: true } } },
    {
      title: 'Failures in 1 h',
      from: { value: 'recent' },
      options: number('none', UNKNOWN, { thresholds: thresholds('text', [1, 'red']), ...COLOURED }),
    },
    { title: 'In a day', from: { value: 'day' }, options: number('none', UNKNOWN) },
    { title: 'Hosts failing it', from: { value: 'hosts' }, options: number('none', { text: '0', color: 'text' }) },
    { title: 'Control plane', from: { label: 'instance' }, options: { custom: { filterable: true } } },
    { title: 'Version', from: { label: 'version' }, options: { noValue: 'unknown', custom: { filterable: true } } },
    { title: 'Commit', from: { label: 'git_commit' }, options: { noValue: 'unknown' } },
    { title: 'Waves blocked', from: { value: 'waves' }, options: number('none', UNKNOWN) },
    {
      title: 'Not measured',
      from: { value: 'unmeasured' },
      options: number('none', UNKNOWN, { thresholds: thresholds('text', [1, 'orange']), ...COLOURED }),
    },
  ],
  sort: [
    { column: 'Failures in 1 h', descending: true },
    { column: 'Hosts failing it', descending: true },
    { column: 'In a day', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No failure since the control plane started, or it is not scraped' },
});
