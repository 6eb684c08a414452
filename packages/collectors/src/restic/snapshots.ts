import type { Asking, Finding } from '../create-asker.ts';
import { isObject } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import { askRestic, refused } from './ask-restic.ts';
import { readDocument } from './document.ts';
import { type ResticSnapshot, readSnapshot } from './snapshot.ts';
import { summarizeSources } from './source-summary.ts';

/** What `snapshots --json` listed. */
export interface ResticSnapshotList {
  readonly snapshots: readonly ResticSnapshot[];
  /** Entries without id, time, host or paths. With any, counts are lower bounds. */
  readonly rejected: number;
}

/**
 * Asks for all snapshots at once: what `--latest` chooses differs between versions. An empty list is a fact only when
 * standard error is empty, too.
 */
export async function askSnapshots({ run, askedAtMs }: Asking): Promise<Finding<'snapshots'>> {
  const list = await askRestic(run, ['snapshots', '--json', '--no-lock'], readSnapshotList);
  if ('verdict' in list) return refused(list);
  const { snapshots, rejected } = list.value;
  const reason = `restic snapshots: ${rejected} of ${snapshots.length + rejected} entries have no id, time, host or paths`;
  return {
    ...(rejected === 0 ? { verdict: 'ok' } : { verdict: 'partial', reason }),
    parsed: snapshots.length,
    rejected,
    found: { sources: summarizeSources(snapshots, askedAtMs) },
  };
}

/** Reads the list, flat or grouped. */
export function readSnapshotList(stdout: Uint8Array): Known<ResticSnapshotList> {
  const list = readDocument(stdout);
  if (!Array.isArray(list)) return unknown('it printed no JSON array');
  const entries = list.flatMap((entry: unknown) => (isGroup(entry) ? entry.snapshots : [entry]));
  const snapshots = entries.map(readSnapshot).filter((snapshot) => snapshot !== undefined);
  if (entries.length > 0 && snapshots.length === 0) return unknown('no entry has id, time, host and paths');
  return known({ snapshots, rejected: entries.length - snapshots.length });
}

function isGroup(entry: unknown): entry is { readonly snapshots: readonly unknown[] } {
  return isObject(entry) && 'group_key' in entry && Array.isArray(entry['snapshots']);
}
