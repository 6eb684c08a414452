import type { Scenario } from '../scenario.ts';
import { SERVICE_LEVEL_SCENARIOS } from '../service-level-scenarios.ts';
import { backupCheckFailed } from './backup-check-failed.ts';
import { backupCheckTooOld } from './backup-check-too-old.ts';
import { backupCollectorFailing } from './backup-collector-failing.ts';
import { backupCollectorSilent } from './backup-collector-silent.ts';
import { backupFailing } from './backup-failing.ts';
import { backupMaintenanceOverdue } from './backup-maintenance-overdue.ts';
import { backupMetricsAbsent } from './backup-metrics-absent.ts';
import { backupNeverSucceeded } from './backup-never-succeeded.ts';
import { backupOverdue } from './backup-overdue.ts';
import { backupPartialStreak } from './backup-partial-streak.ts';
import { backupRestorePointsLost } from './backup-restore-points-lost.ts';
import { backupRestorePointsMissing } from './backup-restore-points-missing.ts';
import { backupRestoreTestFailed } from './backup-restore-test-failed.ts';
import { backupSourceFilesCollapsed } from './backup-source-files-collapsed.ts';
import { backupSourceSizeCollapsed } from './backup-source-size-collapsed.ts';
import { backupStaleLock } from './backup-stale-lock.ts';
import { backupVolumeFull } from './backup-volume-full.ts';
import { CONDUIT_SCENARIOS } from './conduit/index.ts';
import { exporterDown } from './exporter-down.ts';
import { fleetServerDown } from './fleet-server-down.ts';
import { kopiaBackupFailed } from './kopia-backup-failed.ts';
import { NIXFLEET_SCENARIOS } from './nixfleet/index.ts';
import { TRC_SCENARIOS } from './trc/index.ts';
import { watchdog } from './watchdog.ts';

/** What each alert does, by the id of its condition. */
export const SCENARIOS: Readonly<Record<string, readonly Scenario[]>> = {
  'backup-check-failed': backupCheckFailed,
  'backup-check-too-old': backupCheckTooOld,
  'backup-collector-failing': backupCollectorFailing,
  'backup-collector-silent': backupCollectorSilent,
  'backup-failing': backupFailing,
  'backup-maintenance-overdue': backupMaintenanceOverdue,
  'backup-metrics-absent': backupMetricsAbsent,
  'backup-never-succeeded': backupNeverSucceeded,
  'backup-overdue': backupOverdue,
  'backup-partial-streak': backupPartialStreak,
  'backup-restore-points-lost': backupRestorePointsLost,
  'backup-restore-points-missing': backupRestorePointsMissing,
  'backup-restore-test-failed': backupRestoreTestFailed,
  'backup-source-files-collapsed': backupSourceFilesCollapsed,
  'backup-source-size-collapsed': backupSourceSizeCollapsed,
  'backup-stale-lock': backupStaleLock,
  'backup-volume-full': backupVolumeFull,
  'exporter-down': exporterDown,
  'fleet-server-down': fleetServerDown,
  'kopia-backup-failed': kopiaBackupFailed,
  watchdog: watchdog,
  ...CONDUIT_SCENARIOS,
  ...NIXFLEET_SCENARIOS,
  ...TRC_SCENARIOS,
  ...SERVICE_LEVEL_SCENARIOS,
};
