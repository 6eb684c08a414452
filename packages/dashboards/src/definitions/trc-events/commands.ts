import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { COLOURED, NONE, number, TABLE_FIELD } from '../../panels/cells.ts';
import { type Colour, thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { events, NO_COMMANDS } from './events.ts';

const ended = (result: 'accepted' | 'rejected' | 'conflict' | 'error') =>
  events.trc_commands_total
    .where({ ...CHOSEN, result })
    .increase(RECENT_WINDOW)
    .sumBy('command')
    .round();

const counts = (color: Colour) => number('none', NONE, { thresholds: thresholds('text', [1, color]), ...COLOURED });

/** Every command with what came of it. */
export const commands: Panel = tablePanel({
  id: 8,
  title: 'Which command goes wrong?',
  description: [
    `Commands of the last ${RECENT_WINDOW} by kind and result, with the time within which 95 % of all of them ended, whatever their result.`,
    'What to do: from the top: errors are ours, conflicts are tried again, rejected is for whoever asked.',
  ].join('\n\n'),
  grid: { x: 0, y: 29, w: 24, h: 9 },
  key: ['command'],
  queries: {
    error: ended('error'),
    conflict: ended('conflict'),
    rejected: ended('rejected'),
    accepted: ended('accepted'),
    p95: observed(events.trc_command_duration_seconds.where(CHOSEN).quantile(0.95, RECENT_WINDOW, 'command')),
  },
  columns: [
    { title: 'Command', from: { label: 'command' } },
    { title: 'Error', from: { value: 'error' }, options: counts('red') },
    { title: 'Conflict', from: { value: 'conflict' }, options: counts('orange') },
    { title: 'Rejected', from: { value: 'rejected' }, options: number('none', NONE) },
    { title: 'Accepted', from: { value: 'accepted' }, options: number('none', NONE) },
    { title: 'p95', from: { value: 'p95' }, options: number('s', NONE, { decimals: 1 }) },
  ],
  sort: [
    { column: 'Error', descending: true },
    { column: 'Conflict', descending: true },
    { column: 'Rejected', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: NO_COMMANDS },
});
