import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const age = row('trc_backup_staleness_max_days');

/** What the alert of this name does. */
export const trcBackupVeryStale: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-control-plane', instance: 'api:8280' },
  quiet: { [age]: 0.4 },
  trouble: { [age]: 9 },
  border: { [age]: 7 },
  labels: {},
  raisedAfter: 16,
  endedAfter: 1,
  says: {
    summary: 'A volume of trc has had no backup for more than a week',
    description: 'Of the volume that is worst off the newest backup is older than a week. Its age in days: 9.0.',
  },
});
