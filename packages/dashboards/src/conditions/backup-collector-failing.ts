import { not } from '@lockstep/query';
import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { none } from '../alerting/names.ts';
import { backups, QUESTION } from '../alerting/series.ts';

/** Failures in a row, in intervals: one may be a server that restarts. */
const TOLERATED_INTERVALS = 1.5;

const attempt = remembered(backups.backup_collector_last_attempt_timestamp_seconds).maxBy(...QUESTION);
const success = remembered(backups.backup_collector_last_success_timestamp_seconds).maxBy(...QUESTION);
const interval = remembered(backups.backup_collector_interval_seconds).minBy(...QUESTION);
const failed = remembered(backups.backup_collector_last_result.where({ verdict: not('ok') })).maxBy(...QUESTION);

/** Repositories that are asked and do not answer. What was never answered counts as two intervals from the first failure on. */
export const backupCollectorFailing: Condition = defineCondition({
  name: 'BackupCollectorFailing',
  severity: 'warning',
  component: 'collector',
  for: '5m',
  quantity: attempt.minus(success).ratio(interval).or(failed.plus(1).unless(success)),
  fires: { when: 'above', threshold: TOLERATED_INTERVALS },
  names: none,
  summary: ({ label }) => `Repository ${label('name')} does not answer: ${label('question')}`,
  description: (say) =>
    `The collector asks ${say.label('tool')} repository ${say.label('name')} about ${say.label('question')}, and has had no answer for ${say.decimal} of its intervals. States are withheld; what is known of successes stays.`,
  panel: {
    id: 15,
    meaning: 'Time between the last question to each repository and the last answer, in intervals of the question.',
    unit: 'none',
    noValue: 'No collector is known',
    legend: (quantity) => quantity.legend('{{name}} {{question}}'),
  },
});
