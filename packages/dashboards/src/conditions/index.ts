import type { Condition } from '../alerting/condition.ts';
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
import { exporterDown } from './exporter-down.ts';
import { fleetServerDown } from './fleet-server-down.ts';
import { kopiaBackupFailed } from './kopia-backup-failed.ts';
import { watchdog } from './watchdog.ts';

/** What the specification alerts about. */
export const KOPIA_CONDITIONS: readonly Condition[] = [kopiaBackupFailed];

/** Backups and repositories of both tools. */
export const BACKUP_CONDITIONS: readonly Condition[] = [
  backupOverdue,
  backupNeverSucceeded,
  backupFailing,
  backupPartialStreak,
  backupCheckFailed,
  backupCheckTooOld,
  backupRestoreTestFailed,
  backupStaleLock,
  backupMaintenanceOverdue,
  backupSourceSizeCollapsed,
  backupSourceFilesCollapsed,
  backupRestorePointsMissing,
  backupRestorePointsLost,
  backupVolumeFull,
];

/** Whether the backups are watched at all. */
export const MONITORING_CONDITIONS: readonly Condition[] = [
  backupCollectorFailing,
  backupCollectorSilent,
  backupMetricsAbsent,
  exporterDown,
  fleetServerDown,
  watchdog,
];
