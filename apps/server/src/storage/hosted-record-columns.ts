import type { RepositoryRecord } from '@lockstep/backups';
import type { BackupTool } from '@lockstep/collectors';
import type { HostedRecord, OwnSources } from '../fleet/hosted-record.ts';

/** The columns that `decodeHostedRecord` reads, in its order. */
export const HOSTED_RECORD_COLUMNS = 'host_id, repository, tool, record, own';

/** A row of `HOSTED_RECORD_COLUMNS`, as a raw statement returns it. */
export type HostedRecordRow = readonly [
  hostId: string,
  repository: string,
  tool: BackupTool,
  record: string,
  own: string,
];

/** What a row holds. It is believed as every other row: only this program writes it, and a step of the schema renews it. */
export function decodeHostedRecord([, repository, , record, own]: HostedRecordRow): HostedRecord {
  return {
    repository,
    record: JSON.parse(record) as RepositoryRecord,
    own: JSON.parse(own) as OwnSources,
  };
}

/** The row of a record. */
export function encodeHostedRecord(hostId: string, { repository, record, own }: HostedRecord): HostedRecordRow {
  return [hostId, repository, record.tool, JSON.stringify(record), JSON.stringify(own)];
}
