import { type Condition, defineCondition } from '../alerting/condition.ts';
import { heldForSource } from '../alerting/memory.ts';
import { ofSource } from '../alerting/names.ts';
import { backups, SOURCE } from '../alerting/series.ts';
import { sourceText } from '../alerting/texts.ts';

/** Sources that have fewer restore points than their retention rules promise. */
export const backupRestorePointsMissing: Condition = defineCondition({
  name: 'BackupRestorePointsMissing',
  severity: 'warning',
  component: 'source',
  for: '15m',
  quantity: heldForSource(backups.backup_retention_kept).minBy(...SOURCE),
  fires: { when: 'equalTo', threshold: 0 },
  names: ofSource,
  summary: (say) => `Restore points of ${sourceText(say)} are missing`,
  description: (say) =>
    `The snapshots of ${sourceText(say)} in repository ${say.label('repository')} are not those that its retention rules promise.`,
  panel: {
    id: 13,
    meaning: 'Whether the restore points that the retention rules promise are there (1) or not (0).',
    unit: 'none',
    noValue: 'No source has retention rules',
    legend: (quantity) => quantity.legend('{{host}} {{path}} {{source_id}}'),
  },
});
