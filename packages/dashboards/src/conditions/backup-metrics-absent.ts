import { constant } from '@lockstep/query';
import { type Condition, defineCondition } from '../alerting/condition.ts';
import { none } from '../alerting/names.ts';
import { backups } from '../alerting/series.ts';

/** No page that is scraped says anything of backups: every other alert is silent, whatever happens. */
export const backupMetricsAbsent: Condition = defineCondition({
  name: 'BackupMetricsAbsent',
  severity: 'critical',
  component: 'monitoring',
  for: '15m',
  // Not `up`: a job that was renamed, or never configured, has none.
  quantity: backups.backup_collector_interval_seconds.count().or(constant(-1)),
  fires: { when: 'below', threshold: 1 },
  names: none,
  summary: () => 'Nothing is known of any backup',
  description: () =>
    'No target of this Prometheus has a row about backups. Until one has, no alert about a backup can fire.',
  panel: {
    id: 18,
    meaning: 'Number of questions that collectors ask. -1: none at all, nobody watches the backups.',
    unit: 'none',
    noValue: 'Prometheus does not answer',
    legend: (quantity) => quantity.legend('Questions'),
  },
});
