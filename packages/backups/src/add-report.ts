import { deepFreeze } from './deep-freeze.ts';
import { defined } from './defined.ts';
import { joinRecords } from './join-records.ts';
import { emptyRecord, type RepositoryRecord } from './record.ts';

/** A report of an agent: nobody asked, but its silence is to show as that of any other collector. */
export interface HeardReport {
  /** Unique on a page: an agent that reports several repositories needs a name for each. */
  readonly collector: string;
  readonly atMs: number;
  /** How often the agent reports. */
  readonly intervalSeconds?: number;
}

/** Adds that an agent reported, whatever it reported: the collector's question is `reports`. */
export function addReport(record: RepositoryRecord, report: HeardReport, nowMs: number): RepositoryRecord {
  const { collector, intervalSeconds } = report;
  const atMs = Math.min(report.atMs, nowMs);
  const last = { atMs, verdict: 'ok' as const, ...defined({ intervalSeconds }) };
  const heard = { name: collector, question: 'reports' as const, last, lastSuccessAtMs: atMs };
  return joinRecords(record, deepFreeze({ ...emptyRecord(record), collectors: [heard] }), nowMs);
}
