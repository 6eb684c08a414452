import type { HostedRecord } from '../../fleet/hosted-record.ts';
import type { Connection } from '../connection.ts';
import {
  decodeHostedRecord,
  encodeHostedRecord,
  HOSTED_RECORD_COLUMNS,
  type HostedRecordRow,
} from '../hosted-record-columns.ts';

/** Statements on `backup_record`. */
export interface HostedRecordTable {
  /** What a host told of a repository: one record for each tool that it has used on it. */
  ofRepository(hostId: string, repository: string): HostedRecord[];
  save(hostId: string, hosted: HostedRecord, rev: number): void;
}

/** Prepares the statements on a connection. */
export function hostedRecordTable(connection: Connection): HostedRecordTable {
  const ofRepository = connection
    .prepare<[string, string], HostedRecordRow>(
      `SELECT ${HOSTED_RECORD_COLUMNS} FROM backup_record WHERE host_id = ? AND repository = ?`,
    )
    .raw();
  const save = connection.prepare(
    `INSERT INTO backup_record (${HOSTED_RECORD_COLUMNS}, rev) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET record = excluded.record, own = excluded.own, rev = excluded.rev`,
  );
  return {
    ofRepository: (hostId, repository) => ofRepository.all(hostId, repository).map(decodeHostedRecord),
    save: (hostId, hosted, rev) => {
      save.run(...encodeHostedRecord(hostId, hosted), rev);
    },
  };
}
