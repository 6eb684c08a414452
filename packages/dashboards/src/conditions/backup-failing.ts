import { anyOf, not } from '@lockstep/query';
import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { ofSource } from '../alerting/names.ts';
import { backups, SOURCE } from '../alerting/series.ts';
import { sourceText } from '../alerting/texts.ts';

const failed = backups.backup_last_result.where({ verdict: not(anyOf('ok', 'partial', 'cancelled')) });

/**
 * Sources whose last run came to nothing. `partial` has an alert of its own; `cancelled` is somebody's wish, or a reboot,
 * and is overdue when nothing makes up for it.
 */
export const backupFailing: Condition = defineCondition({
  name: 'BackupFailing',
  severity: 'critical',
  component: 'source',
  for: '5m',
  // The verdict is no label of the alert: another one would be another alert, whose `for` begins again.
  quantity: remembered(failed)
    .maxBy(...SOURCE)
    .or(backups.backup_last_result.maxBy(...SOURCE).minus(1)),
  fires: { when: 'equalTo', threshold: 1 },
  names: ofSource,
  summary: (say) => `Backup of ${sourceText(say)} fails`,
  description: (say) =>
    `The last run of ${say.label('tool')} for ${sourceText(say)} into repository ${say.label('repository')} failed. backup_last_result says how.`,
  panel: {
    id: 4,
    meaning:
      'Whether the last run of each source failed (1) or not (0). Partial and cancelled runs are not failures here.',
    unit: 'none',
    noValue: 'No run is known',
    legend: (quantity) => quantity.legend('{{host}} {{path}} {{source_id}}'),
  },
});
