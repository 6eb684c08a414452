import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { known, QUESTION } from './backup.ts';
import { asked, failing, rejected, silent, SILENT_INTERVALS } from './collectors.ts';
import { VERDICT_LOOKS, worstAnswer } from './verdicts.ts';

/** Every question that is put to a tool, those that nobody answers first. */
export const collectorTable: Panel = tablePanel({
  id: 11,
  title: 'Collectors by question',
  description: [
    `One row per configured repository and question. SILENT: not asked for ${SILENT_INTERVALS} of its intervals, so that its states are withheld. failing: asked and not answered, the last answer says why. items rejected: some of the output was not understood. reports are what agents send to the server.`,
    'What to do: SILENT: the exporter or agent hangs or is gone, or the repository was taken out of its configuration. locked, timeout: often gone by the next time. wrong password, no repository: correct the configuration. Rejected items: the log has them; a newer version of the tool may print what is not known here.',
  ].join('\n\n'),
  grid: { x: 0, y: 60, w: 24, h: 10 },
  key: QUESTION,
  queries: {
    state: silent
      .times(0)
      .plus(3)
      .or(failing.times(0).plus(2))
      .or(rejected.above(0).times(0).plus(1))
      .or(asked.times(0)),
    answer: worstAnswer,
    asked: asked.age(),
    answered: known.backup_collector_last_success_timestamp_seconds.maxBy(...QUESTION).age(),
    interval: known.backup_collector_interval_seconds.maxBy(...QUESTION),
    duration: known.backup_collector_last_duration_seconds.maxBy(...QUESTION),
    rejected,
  },
  columns: [
    { title: 'Repository', from: { label: 'name' }, options: { custom: { filterable: true } } },
    { title: 'Tool', from: { label: 'tool' } },
    { title: 'Question', from: { label: 'question' }, options: { custom: { filterable: true } } },
    {
      title: 'State',
      from: { value: 'state' },
      options: words({
        absent: { text: 'never asked', color: 'orange' },
        0: { text: 'well', color: 'blue' },
        1: { text: 'items rejected', color: 'orange' },
        2: { text: 'failing', color: 'red' },
        3: { text: 'SILENT', color: 'red' },
      }),
    },
    {
      title: 'Last answer',
      from: { value: 'answer' },
      options: words({ absent: { text: 'none yet', color: 'orange' }, ...VERDICT_LOOKS }),
    },
    { title: 'Asked', from: { value: 'asked' }, options: age({ text: 'never', color: 'orange' }, COLOURED) },
    { title: 'Answered', from: { value: 'answered' }, options: age({ text: 'never', color: 'red' }, COLOURED) },
    { title: 'Interval', from: { value: 'interval' }, options: age(UNKNOWN) },
    { title: 'Took', from: { value: 'duration' }, options: age(UNKNOWN) },
    {
      title: 'Rejected',
      from: { value: 'rejected' },
      options: number('none', UNKNOWN, { thresholds: thresholds('text', [1, 'orange']), ...COLOURED }),
    },
  ],
  sort: [
    { column: 'State', descending: true },
    { column: 'Asked', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'Nobody asks: no exporter or server is scraped' },
});
