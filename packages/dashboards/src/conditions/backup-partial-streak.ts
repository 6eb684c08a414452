import { type Condition, defineCondition } from '../alerting/condition.ts';
import { remembered } from '../alerting/memory.ts';
import { ofSource } from '../alerting/names.ts';
import { backups, SOURCE } from '../alerting/series.ts';
import { sourceText } from '../alerting/texts.ts';

/** Sources that have not had a whole backup for several runs, of which each may look nearly well. */
export const backupPartialStreak: Condition = defineCondition({
  name: 'BackupPartialStreak',
  severity: 'warning',
  component: 'source',
  for: '5m',
  quantity: remembered(backups.backup_unsuccessful_runs).maxBy(...SOURCE),
  // One open file, or two, happens. The third time in a row it is the same file.
  fires: { when: 'atLeast', threshold: 3 },
  names: ofSource,
  summary: (say) => `${sourceText(say)} has had no whole backup for several runs`,
  description: (say) =>
    `The last ${say.number} runs for ${sourceText(say)} into repository ${say.label('repository')} were partial, cancelled or failed.`,
  panel: {
    id: 5,
    meaning: 'Number of runs of each source since the last one that saved everything.',
    unit: 'none',
    noValue: 'No run is known',
    legend: (quantity) => quantity.legend('{{host}} {{path}} {{source_id}}'),
  },
});
