import type { Asking, Finding } from '../create-asker.ts';
import { askKopia } from './ask-kopia.ts';
import { readSnapshotList } from './snapshot-list.ts';
import { snapshotsBySource } from './source-snapshots.ts';

/**
 * Of everybody, and without retention reasons: those cost most of the time, by the square of the number of sources. Flags for
 * incomplete snapshots do nothing with `--json`.
 */
const LIST = ['snapshot', 'list', '--json', '--all', '--no-retention'];

/** Asks for the snapshots. A client of a Kopia server sees its own only. */
export async function askSnapshots({ run, askedAtMs }: Asking): Promise<Finding<'snapshots'>> {
  const list = await askKopia(run, LIST, readSnapshotList);
  if ('verdict' in list) return list;
  const { snapshots, rejectedEntries } = list.value;
  const found = snapshotsBySource(snapshots, askedAtMs);
  return { verdict: 'ok', parsed: snapshots.length, rejected: rejectedEntries, found };
}
