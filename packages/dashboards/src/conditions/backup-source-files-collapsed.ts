import { type Condition, defineCondition } from '../alerting/condition.ts';
import { heldForSource } from '../alerting/memory.ts';
import { ofSource } from '../alerting/names.ts';
import { backups, SOURCE } from '../alerting/series.ts';
import { sourceText } from '../alerting/texts.ts';

// A handful of files is halved by deleting a few.
const FLOOR = 20;

const now = heldForSource(backups.backup_source_files).maxBy(...SOURCE);
const peak = backups.backup_source_files
  .over('7d', '1h')
  .max()
  .maxBy(...SOURCE);

/** Sources that lost half of what they had within a week: an unmounted disk is backed up without a mistake. */
export const backupSourceFilesCollapsed: Condition = defineCondition({
  name: 'BackupSourceFilesCollapsed',
  severity: 'warning',
  component: 'source',
  for: '15m',
  quantity: now.dividedBy(peak.above(FLOOR)),
  fires: { when: 'below', threshold: 0.5 },
  names: ofSource,
  summary: (say) => `The number of files of ${sourceText(say)} has collapsed`,
  description: (say) =>
    `The newest snapshot of ${sourceText(say)} in repository ${say.label('repository')} has ${say.percentage} of the number of files that it had within the last 7 days.`,
  panel: {
    id: 12,
    meaning:
      'The number of files of the newest snapshot of each source, as a share of the largest within 7 days. Sources that were always small are left out.',
    unit: 'percentunit',
    noValue: 'No number of files is known',
    legend: (quantity) => quantity.legend('{{host}} {{path}} {{source_id}}'),
  },
});
