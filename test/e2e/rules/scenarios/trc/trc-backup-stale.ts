import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const stale = row('trc_backup_stale_volumes');

/** What the alert of this name does. */
export const trcBackupStale: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-control-plane', instance: 'api:8280' },
  quiet: { [stale]: 0 },
  trouble: { [stale]: 3 },
  border: { [stale]: 0 },
  labels: {},
  raisedAfter: 16,
  endedAfter: 1,
  says: {
    summary: 'Volumes of trc have no fresh backup',
    description: '3 volumes have a newest backup that is older than their policy allows.',
  },
});
