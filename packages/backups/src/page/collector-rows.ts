import type { BackupTool } from '@lockstep/collectors';
import type { CollectorRecord } from '../record.ts';
import { rowOf, type Row, type Subject } from './rows.ts';

/** How the asking of one question goes: facts, which hold until it is asked again. */
export interface CollectorSubject extends Subject {
  readonly tool: BackupTool;
  readonly collector: CollectorRecord;
}

/** The rows of a collector are about this. */
export function collectorSubject(collector: CollectorRecord, tool: BackupTool): CollectorSubject {
  const { name, question, last } = collector;
  return {
    tool,
    collector,
    identity: `${name}\n${question}`,
    followers: `${tool}\n${last.verdict}`,
    untilMs: Infinity,
  };
}

const row = rowOf<CollectorSubject>();

/** All rows that a collector may have. */
export const COLLECTOR_ROWS: readonly Row<CollectorSubject>[] = [
  row('backup_collector_last_attempt_timestamp_seconds', labels, ({ collector }) => collector.last.atMs / 1000),
  row('backup_collector_last_success_timestamp_seconds', labels, ({ collector: { lastSuccessAtMs } }) =>
    lastSuccessAtMs === undefined ? undefined : lastSuccessAtMs / 1000,
  ),
  row('backup_collector_last_duration_seconds', labels, ({ collector }) => collector.last.durationSeconds),
  row('backup_collector_interval_seconds', labels, ({ collector }) => collector.last.intervalSeconds),
  row(
    'backup_collector_last_result',
    (subject) => ({ ...labels(subject), verdict: subject.collector.last.verdict }),
    () => 1,
  ),
  row(
    'backup_collector_items',
    (subject) => ({ ...labels(subject), outcome: 'parsed' }),
    ({ collector }) => collector.last.parsed,
  ),
  row(
    'backup_collector_items',
    (subject) => ({ ...labels(subject), outcome: 'rejected' }),
    ({ collector }) => collector.last.rejected,
  ),
];

function labels({ tool, collector: { name, question } }: CollectorSubject) {
  return { tool, name, question };
}
