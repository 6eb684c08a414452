import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { ofSource } from '../alerting/names.ts';
import { backups, SOURCE } from '../alerting/series.ts';
import { sourceText } from '../alerting/texts.ts';

const DAY_SECONDS = 86_400;

const known = remembered(backups.backup_source_first_seen_timestamp_seconds).minBy(...SOURCE);
const succeeded = remembered(backups.backup_last_success_timestamp_seconds).maxBy(...SOURCE);

/** Sources of which nothing can be restored. With an expectation they are overdue, too; this needs none. */
export const backupNeverSucceeded: Condition = defineCondition({
  name: 'BackupNeverSucceeded',
  severity: 'warning',
  component: 'source',
  for: '5m',
  quantity: known.age().unless(succeeded),
  // A first backup of a large source takes many hours. One that needs more than a day is worth knowing of.
  fires: { when: 'above', threshold: DAY_SECONDS },
  names: ofSource,
  summary: (say) => `${sourceText(say)} has never been backed up successfully`,
  description: (say) =>
    `${sourceText(say)} has been known for ${say.duration} in repository ${say.label('repository')}, without one successful run.`,
  panel: {
    id: 3,
    meaning: 'How long each source has been known without a single success. Sources that ever succeeded are not shown.',
    unit: 's',
    noValue: 'Every source has succeeded',
    legend: (quantity) => quantity.legend('{{host}} {{path}} {{source_id}}'),
  },
});
