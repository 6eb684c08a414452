import { type BackupSource, sourceId } from '@lockstep/collectors';
import { deepFreeze } from './deep-freeze.ts';
import { joinRecords } from './join-records.ts';
import { emptyRecord, type RepositoryRecord } from './record.ts';

/** Adds a source that the configuration names, so that it becomes overdue if it never appears. It counts from the first call. */
export function expectSource(record: RepositoryRecord, source: BackupSource, nowMs: number): RepositoryRecord {
  const expected = { sourceId: sourceId(source), source, firstSeenAtMs: nowMs, runs: [], restorePointsEver: [] };
  return joinRecords(record, deepFreeze({ ...emptyRecord(record), sources: [expected] }), nowMs);
}
