import type { Verdict } from '@lockstep/protocol';
import type { Pair } from '../../fleet/backup-standing.ts';
import type { Connection } from '../connection.ts';

/** Statements on `pair`. */
export interface PairTable {
  ofHost(hostId: string): Pair[];
  save(hostId: string, pair: Pair): void;
  remove(hostId: string, pair: Pair): void;
}

type Row = [string, string, string, number, Verdict, string | null, number | null];

/** Prepares the statements on a connection. */
export function pairTable(connection: Connection): PairTable {
  const ofHost = connection
    .prepare<[string], Row>(
      `SELECT repository, source, latest_id, latest_at, latest_verdict, latest_reason, last_success_at
       FROM pair WHERE host_id = ?`,
    )
    .raw();
  const save = connection.prepare(
    `INSERT OR REPLACE INTO pair (host_id, repository, source, latest_id, latest_at, latest_verdict, latest_reason,
       last_success_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = connection.prepare('DELETE FROM pair WHERE host_id = ? AND repository = ? AND source = ?');
  return {
    ofHost: (hostId) =>
      ofHost
        .all(hostId)
        .map(([repository, source, latestId, latestAtMs, latestVerdict, latestReason, lastSuccessAtMs]) => ({
          repository,
          source,
          latestId,
          latestAtMs,
          latestVerdict,
          latestReason,
          lastSuccessAtMs,
        })),
    save: (hostId, pair) => {
      save.run(
        hostId,
        pair.repository,
        pair.source,
        pair.latestId,
        pair.latestAtMs,
        pair.latestVerdict,
        pair.latestReason,
        pair.lastSuccessAtMs,
      );
    },
    remove: (hostId, { repository, source }) => {
      remove.run(hostId, repository, source);
    },
  };
}
