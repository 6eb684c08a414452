import type { BackupSource, Snapshots } from '@lockstep/collectors';
import { DAY, listed, NOON } from '../test/example.ts';

/** A source by number. */
export function sourceOf(index: number): BackupSource {
  return { host: `host-${index}.example`, user: 'root', paths: [`/srv/${index % 7}`] };
}

/** A list of so many sources, with thirty restore points each, the newest begun at `newestMs`. */
export function listOf(sources: number, newestMs: number): Snapshots {
  const begun = Array.from({ length: 30 }, (_, day) => Math.min(newestMs, NOON) - (29 - day) * DAY);
  return { sources: Array.from({ length: sources }, (_, index) => listed(sourceOf(index), ...begun)) };
}
