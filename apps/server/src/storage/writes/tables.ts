import type { Connection } from '../connection.ts';
import { type AlertTable, alertTable } from './alert-table.ts';
import { type AnswerPartTable, answerPartTable } from './answer-part-table.ts';
import { type HostTable, hostTable } from './host-table.ts';
import { type HostedRecordTable, hostedRecordTable } from './hosted-record-table.ts';
import { type JoinTokenTable, joinTokenTable } from './join-token-table.ts';
import { type PairTable, pairTable } from './pair-table.ts';
import { type ReportTable, reportTable } from './report-table.ts';
import { type RepositoryTable, repositoryTable } from './repository-table.ts';

/** The statements that a transaction needs, prepared once per connection. */
export interface Tables {
  readonly hosts: HostTable;
  readonly pairs: PairTable;
  readonly repositories: RepositoryTable;
  readonly records: HostedRecordTable;
  readonly answerParts: AnswerPartTable;
  readonly reports: ReportTable;
  readonly alerts: AlertTable;
  readonly joinTokens: JoinTokenTable;
}

/** Prepares all statements. `notify` says whether raised and resolved alerts are queued for a sender. */
export function prepareTables(connection: Connection, notify: boolean): Tables {
  return {
    hosts: hostTable(connection),
    pairs: pairTable(connection),
    repositories: repositoryTable(connection),
    records: hostedRecordTable(connection),
    answerParts: answerPartTable(connection),
    reports: reportTable(connection),
    alerts: alertTable(connection, notify),
    joinTokens: joinTokenTable(connection),
  };
}
