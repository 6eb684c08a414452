import type { Condition } from '../../alerting/condition.ts';
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

/** What commonly fails in trc, from the API to the edge. */
export const TRC_CONDITIONS: readonly Condition[] = [
  trcTargetDown,
  trcBackupStale,
  trcBackupVeryStale,
  trcRestoreFailed,
  trcApiErrors,
  trcApiSlow,
  trcDatabasePoolFull,
  trcEventAppendFailing,
  trcProjectionLagging,
  trcProjectionFailing,
  trcSchedulerStopped,
  trcUnschedulable,
  trcRolloutsFailing,
  trcInstancesFailing,
  trcNodeAgentCutOff,
  trcDiskPressure,
  trcSecretsFailing,
  trcImagePullsFailing,
  trcEdgeConfigFailing,
  trcEdgeUpstreamFailing,
];
