import { type Condition, defineCondition } from '../alerting/condition.ts';
import { heldForSource } from '../alerting/memory.ts';
import { ofSource } from '../alerting/names.ts';
import { backups, SOURCE } from '../alerting/series.ts';
import { sourceText } from '../alerting/texts.ts';

// Small sources shrink by half for small reasons.
const FLOOR = 10_000_000;

const now = heldForSource(backups.backup_source_size_bytes).maxBy(...SOURCE);
const peak = backups.backup_source_size_bytes
  .over('7d', '1h')
  .max()
  .maxBy(...SOURCE);

/** Sources that lost half of what they had within a week: an unmounted disk is backed up without a mistake. */
export const backupSourceSizeCollapsed: Condition = defineCondition({
  name: 'BackupSourceSizeCollapsed',
  severity: 'warning',
  component: 'source',
  for: '15m',
  quantity: now.dividedBy(peak.above(FLOOR)),
  fires: { when: 'below', threshold: 0.5 },
  names: ofSource,
  summary: (say) => `The size of ${sourceText(say)} has collapsed`,
  description: (say) =>
    `The newest snapshot of ${sourceText(say)} in repository ${say.label('repository')} has ${say.percentage} of the size that it had within the last 7 days.`,
  panel: {
    id: 11,
    meaning:
      'The size of the newest snapshot of each source, as a share of the largest within 7 days. Sources that were always small are left out.',
    unit: 'percentunit',
    noValue: 'No size is known',
    legend: (quantity) => quantity.legend('{{host}} {{path}} {{source_id}}'),
  },
});
