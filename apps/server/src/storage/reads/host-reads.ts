import type { HostRecord } from '../../fleet/host-record.ts';
import type { Connection } from '../connection.ts';
import { decodeHost, HOST_COLUMNS, type HostRow } from '../host-columns.ts';

/** Reads of hosts, each one indexed query. */
export interface HostReads {
  ofTokenDigest(digest: string): { readonly hostId: string; readonly name: string } | undefined;
  /** Hosts after `hostId` in the order of enrolment. */
  after(hostId: string, limit: number): HostRecord[];
  ofName(nameKey: string): HostRecord | undefined;
}

/** Prepares the reads on a connection. */
export function hostReads(connection: Connection): HostReads {
  const byToken = connection.prepare<[string], { hostId: string; name: string }>(
    'SELECT host_id AS hostId, name FROM host WHERE token_digest = ?',
  );
  const after = connection
    .prepare<[string, number], HostRow>(`SELECT ${HOST_COLUMNS} FROM host WHERE host_id > ? ORDER BY host_id LIMIT ?`)
    .raw();
  const byName = connection.prepare<[string], HostRow>(`SELECT ${HOST_COLUMNS} FROM host WHERE name_key = ?`).raw();
  return {
    ofTokenDigest: (digest) => byToken.get(digest),
    after: (hostId, limit) => after.all(hostId, limit).map(decodeHost),
    ofName: (nameKey) => {
      const row = byName.get(nameKey);
      return row && decodeHost(row);
    },
  };
}
