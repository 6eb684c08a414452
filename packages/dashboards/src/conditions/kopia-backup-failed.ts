import { type Condition, defineCondition } from '../alerting/condition.ts';
import { none } from '../alerting/names.ts';
import { kopia } from '../alerting/series.ts';

/** The alert of the specification: expression, `for`, severity and summary are its own words. */
export const kopiaBackupFailed: Condition = defineCondition({
  name: 'KopiaBackupFailed',
  severity: 'critical',
  for: '5m',
  // The expression cannot look through a restart of the exporter, so the alert outlasts it.
  keepFiringFor: '15m',
  quantity: kopia.kopia_backup_status,
  fires: { when: 'equalTo', threshold: 0 },
  names: none,
  summary: () => 'Backup operation failed',
  description: ({ label }) =>
    `The last run of Kopia for ${label('path')} (source ${label('source_id')}) in repository ${label('repository')} did not succeed, or left something out.`,
  panel: {
    id: 1,
    meaning: 'Whether the last run of Kopia of each source succeeded (1) or not (0). A partial run is a 0.',
    unit: 'none',
    noValue: 'No source of Kopia is known',
    legend: (quantity) => quantity.legend('{{path}} {{source_id}}'),
  },
});
