import { type Condition, defineCondition } from '../alerting/condition.ts';
import { heldForSource } from '../alerting/memory.ts';
import { ofSource } from '../alerting/names.ts';
import { backups, SOURCE } from '../alerting/series.ts';
import { sourceText } from '../alerting/texts.ts';

/** Sources whose newest restore point is gone. No retention removes that one. */
export const backupRestorePointsLost: Condition = defineCondition({
  name: 'BackupRestorePointsLost',
  severity: 'critical',
  component: 'source',
  for: '5m',
  quantity: heldForSource(backups.backup_restore_points_lost).maxBy(...SOURCE),
  fires: { when: 'equalTo', threshold: 1 },
  names: ofSource,
  summary: (say) => `Restore points of ${sourceText(say)} are gone`,
  description: (say) =>
    `The newest restore point of ${sourceText(say)} that was ever seen in repository ${say.label('repository')} is not there any more.`,
  panel: {
    id: 14,
    meaning: 'Whether the newest restore point of an earlier look is gone (1) or not (0).',
    unit: 'none',
    noValue: 'No restore point is known',
    legend: (quantity) => quantity.legend('{{host}} {{path}} {{source_id}}'),
  },
});
