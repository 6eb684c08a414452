import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { none } from '../alerting/names.ts';
import { backups, QUESTION } from '../alerting/series.ts';

/** As many missed turns make a collector silent, as they make a host offline. */
const SILENT_INTERVALS = 3;

const attempt = remembered(backups.backup_collector_last_attempt_timestamp_seconds).maxBy(...QUESTION);
const interval = remembered(backups.backup_collector_interval_seconds).minBy(...QUESTION);

/** The question that nobody asks: agents report by themselves, and the collector has the name of the host. */
const REPORTS = ['question', 'reports'] as const;

/** Collectors that do not ask any more, and hosts that do not report. */
export const backupCollectorSilent: Condition = defineCondition({
  name: 'BackupCollectorSilent',
  severity: 'warning',
  component: 'collector',
  // Intervals may be as short as a minute.
  for: '10m',
  quantity: attempt.age().ratio(interval),
  fires: { when: 'above', threshold: SILENT_INTERVALS },
  names: none,
  summary: ({ is, label }) =>
    is(
      ...REPORTS,
      `Host ${label('name')} does not report any more`,
      `Nobody asks repository ${label('name')} any more: ${label('question')}`,
    ),
  description: ({ is, label, decimal }) =>
    is(
      ...REPORTS,
      `The last report of host ${label('name')} to its fleet server is ${decimal} of its intervals ago. What is known of its backups grows old.`,
      `The last attempt to learn about ${label('question')} of ${label('tool')} repository ${label('name')} is ${decimal} of its intervals ago.`,
    ),
  panel: {
    id: 16,
    meaning: 'Time since each question was last put to its repository, in intervals of the question.',
    unit: 'none',
    noValue: 'No collector is known',
    legend: (quantity) => quantity.legend('{{name}} {{question}}'),
  },
});
