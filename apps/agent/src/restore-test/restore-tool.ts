import type { RunVerdict } from '@lockstep/collectors';
import type { SampledFile } from './sampled-file.ts';

/** What a tool gave, or why it did not. */
export type Step<T> =
  { readonly value: T } | { readonly verdict: RunVerdict; readonly reason: string; readonly snapshotId?: string };

/** A random sample of the newest snapshot. */
export interface Sample {
  readonly snapshotId: string;
  /** The folder that the snapshot is of. */
  readonly root: string;
  readonly files: readonly SampledFile[];
}

/** A restored file and where it lies now; at the place there may be nothing. */
export interface RestoredFile {
  readonly file: SampledFile;
  readonly path: string;
}

/** A backup tool, as far as a restore test needs it. Nothing rejects. */
export interface RestoreTool {
  /** Chooses files of the newest snapshot that is to be tested. */
  readonly sample: () => Promise<Step<Sample>>;
  /** Restores them below an empty folder. Files that the snapshot turns out not to hold are left out of the answer. */
  readonly restore: (sample: Sample, folder: string) => Promise<Step<readonly RestoredFile[]>>;
}

/** How a tool is run for a test, and what may be in the sample. */
export interface RestoreOptions {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  /** Whose snapshots; default: those of this host. */
  readonly host?: string;
  /** Only snapshots of this path. */
  readonly path?: string;
  readonly files: number;
  /** Larger files are passed over. */
  readonly maxFileBytes: number;
  /** From 0 (included) to 1. */
  readonly random: () => number;
  /** What is left of the time for the whole test. */
  readonly remainingMs: () => number;
  readonly abort?: AbortSignal;
}

/** How each command of a test is started. */
export function toolOptions({ command, env, remainingMs, abort }: RestoreOptions, args: readonly string[]) {
  return { command, args, env, deadlineMs: Math.max(1, remainingMs()), ...(abort === undefined ? {} : { abort }) };
}
