import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { ofSource } from '../alerting/names.ts';
import { backups, SOURCE } from '../alerting/series.ts';
import { sourceText } from '../alerting/texts.ts';

/** Each source against its own expectation, grace included: no constant would fit hourly and weekly backups alike. */
export const backupOverdue: Condition = defineCondition({
  name: 'BackupOverdue',
  severity: 'critical',
  component: 'source',
  // The grace is in the value. This only looks through a page that is caught between two looks.
  for: '5m',
  quantity: remembered(backups.backup_overdue).maxBy(...SOURCE),
  fires: { when: 'equalTo', threshold: 1 },
  names: ofSource,
  summary: (say) => `Backup of ${sourceText(say)} is overdue`,
  description: (say) =>
    `No successful backup of ${sourceText(say)} into repository ${say.label('repository')} within its expected interval and the grace.`,
  panel: {
    id: 2,
    meaning: 'Whether a source has gone without a success for longer than it is expected to (1) or not (0).',
    unit: 'none',
    noValue: 'No source has an expectation',
    legend: (quantity) => quantity.legend('{{host}} {{path}} {{source_id}}'),
  },
});
