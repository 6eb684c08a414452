import type { BackupSource, CheckDepth, MaintenanceTask, RunChanges, RunVerdict } from '@lockstep/collectors';

/** What every wrapped run has: a run of the tool that an agent or a job of the server stood around. */
interface Wrapped {
  /** Of the report. Of two runs that end at the same instant the one with the greater id is the later. */
  readonly id: string;
  readonly endedAtMs: number;
  readonly verdict: RunVerdict;
}

/** A wrapped run of a backup. */
export interface WrappedBackup extends Wrapped {
  readonly kind: 'backup';
  readonly source: BackupSource;
  readonly durationSeconds?: number;
  readonly addedBytes?: number;
  readonly changes?: RunChanges;
}

/** A wrapped `restic check` or `kopia snapshot verify`. */
export interface WrappedCheck extends Wrapped {
  readonly kind: 'check';
  readonly depth: CheckDepth;
  readonly firstError?: string;
}

/** A wrapped run of maintenance; one command may have done several tasks (`restic forget --prune`). */
export interface WrappedMaintenance extends Wrapped {
  readonly kind: 'maintenance';
  readonly tasks: readonly MaintenanceTask[];
}

/** Files restored and compared. The verdict is `ok` only when at least one was, and each was as it had been saved. */
export interface WrappedRestoreTest extends Wrapped {
  readonly kind: 'restore_test';
}

/** A run that somebody stood around, and so knows to have happened even if it left no trace in the repository. */
export type WrappedRun = WrappedBackup | WrappedCheck | WrappedMaintenance | WrappedRestoreTest;
