import { type Known, known, unknown } from '../known.ts';
import { decode, parseJson } from './json.ts';
import { type KopiaSnapshot, readSnapshot } from './snapshot.ts';

/** What `kopia snapshot list --json` listed: incomplete snapshots too, in Kopia's order. */
export interface KopiaSnapshotList {
  readonly snapshots: readonly KopiaSnapshot[];
  /** Entries without id, source or start time. With any, counts are lower bounds. */
  readonly rejectedEntries: number;
}

const ASKED = '`kopia snapshot list --json`';

/**
 * Reads the list. An empty one is a fact, but no good news by itself: an emptied repository and one that lost its indexes
 * print the same bytes, so whoever keeps the last look compares it.
 */
export function readSnapshotList(stdout: Uint8Array): Known<KopiaSnapshotList> {
  const list = parseJson(decode(stdout));
  if (!Array.isArray(list)) return unknown(`${ASKED} printed no JSON array`);
  const snapshots = list.map(readSnapshot).filter((snapshot) => snapshot !== undefined);
  if (list.length > 0 && snapshots.length === 0)
    return unknown(`${ASKED} printed no entry with id, source and start time`);
  return known({ snapshots, rejectedEntries: list.length - snapshots.length });
}
