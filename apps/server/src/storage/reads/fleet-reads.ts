import type { HostRecord } from '../../fleet/host-record.ts';
import type { HostedRecord } from '../../fleet/hosted-record.ts';
import type { Repository } from '../../fleet/repository-standing.ts';
import type { Connection } from '../connection.ts';
import { decodeHost, HOST_COLUMNS, type HostRow } from '../host-columns.ts';
import { decodeHostedRecord, HOSTED_RECORD_COLUMNS, type HostedRecordRow } from '../hosted-record-columns.ts';
import { decodeRepository, REPOSITORY_COLUMNS, type RepositoryRow } from '../repository-columns.ts';

/** What changed in the store since a commit. */
export interface FleetChanges {
  readonly rev: number;
  readonly hosts: readonly HostRecord[];
  readonly repositories: readonly { readonly hostId: string; readonly repository: Repository }[];
  readonly records: readonly { readonly hostId: string; readonly hosted: HostedRecord }[];
  readonly removed: readonly string[];
  readonly notificationsPending: number;
}

/** How the fleet in memory follows the store. */
export interface FleetReads {
  /** Everything that commits after `rev` changed; undefined, after one query, when there was none. */
  readonly changesSince: (rev: number) => FleetChanges | undefined;
}

/** Prepares the reads on a connection. */
export function fleetReads(connection: Connection): FleetReads {
  const currentRev = connection.prepare<[], number>('SELECT rev FROM store_state').pluck();
  const hosts = connection.prepare<[number], HostRow>(`SELECT ${HOST_COLUMNS} FROM host WHERE rev > ?`).raw();
  const repositories = connection
    .prepare<[number], RepositoryRow>(`SELECT ${REPOSITORY_COLUMNS} FROM repository WHERE rev > ?`)
    .raw();
  const records = connection
    .prepare<[number], HostedRecordRow>(`SELECT ${HOSTED_RECORD_COLUMNS} FROM backup_record WHERE rev > ? ORDER BY rev`)
    .raw();
  const removed = connection.prepare<[number], string>('SELECT host_id FROM removed_host WHERE rev > ?').pluck();
  const pending = connection.prepare<[], number>('SELECT count(*) FROM notification').pluck();
  const read = connection.transaction((since: number): FleetChanges => ({
    rev: currentRev.get() ?? 0,
    hosts: hosts.all(since).map(decodeHost),
    repositories: repositories.all(since).map((row) => ({ hostId: row[0], repository: decodeRepository(row) })),
    records: records.all(since).map((row) => ({ hostId: row[0], hosted: decodeHostedRecord(row) })),
    removed: removed.all(since),
    notificationsPending: pending.get() ?? 0,
  }));
  return { changesSince: (rev) => (currentRev.get() === rev ? undefined : read(rev)) };
}
