import type { Scenario } from '../../scenario.ts';
import { trcApiErrors } from './trc-api-errors.ts';
import { trcApiSlow } from './trc-api-slow.ts';
import { trcBackupStale } from './trc-backup-stale.ts';
import { trcBackupVeryStale } from './trc-backup-very-stale.ts';
import { trcDatabasePoolFull } from './trc-database-pool-full.ts';
import { trcDiskPressure } from './trc-disk-pressure.ts';
import { trcEdgeConfigFailing } from './trc-edge-config-failing.ts';
import { trcEdgeUpstreamFailing } from './trc-edge-upstream-failing.ts';
import { trcEventAppendFailing } from './trc-event-append-failing.ts';
import { trcImagePullsFailing } from './trc-image-pulls-failing.ts';
import { trcInstancesFailing } from './trc-instances-failing.ts';
import { trcNodeAgentCutOff } from './trc-node-agent-cut-off.ts';
import { trcProjectionFailing } from './trc-projection-failing.ts';
import { trcProjectionLagging } from './trc-projection-lagging.ts';
import { trcRestoreFailed } from './trc-restore-failed.ts';
import { trcRolloutsFailing } from './trc-rollouts-failing.ts';
import { trcSchedulerStopped } from './trc-scheduler-stopped.ts';
import { trcSecretsFailing } from './trc-secrets-failing.ts';
import { trcTargetDown } from './trc-target-down.ts';
import { trcUnschedulable } from './trc-unschedulable.ts';

/** What the alerts about trc do, by the ids of their conditions. */
export const TRC_SCENARIOS: Readonly<Record<string, readonly Scenario[]>> = {
  'trc-api-errors': trcApiErrors,
  'trc-api-slow': trcApiSlow,
  'trc-backup-stale': trcBackupStale,
  'trc-backup-very-stale': trcBackupVeryStale,
  'trc-database-pool-full': trcDatabasePoolFull,
  'trc-disk-pressure': trcDiskPressure,
  'trc-edge-config-failing': trcEdgeConfigFailing,
  'trc-edge-upstream-failing': trcEdgeUpstreamFailing,
  'trc-event-append-failing': trcEventAppendFailing,
  'trc-image-pulls-failing': trcImagePullsFailing,
  'trc-instances-failing': trcInstancesFailing,
  'trc-node-agent-cut-off': trcNodeAgentCutOff,
  'trc-projection-failing': trcProjectionFailing,
  'trc-projection-lagging': trcProjectionLagging,
  'trc-restore-failed': trcRestoreFailed,
  'trc-rollouts-failing': trcRolloutsFailing,
  'trc-scheduler-stopped': trcSchedulerStopped,
  'trc-secrets-failing': trcSecretsFailing,
  'trc-target-down': trcTargetDown,
  'trc-unschedulable': trcUnschedulable,
};
