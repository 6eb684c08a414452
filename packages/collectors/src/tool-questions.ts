import type { BackupTool, Question } from './answer.ts';

/**
 * Which questions each tool can be asked. Not `maintenance` of restic: it keeps no record of when it was pruned. Not `locks`
 * of Kopia: it has none. Kopia's `sources` need its server.
 */
export const TOOL_QUESTIONS = {
  restic: ['identity', 'snapshots', 'size', 'locks', 'check'],
  kopia: ['identity', 'snapshots', 'size', 'check', 'maintenance', 'sources'],
} as const satisfies Record<BackupTool, readonly Question[]>;

/** A question that a tool can be asked. */
export type ToolQuestion<T extends BackupTool> = (typeof TOOL_QUESTIONS)[T][number];
