import type { Migration } from '../migrate.ts';
import { recordsOfTables } from './records-of-tables.ts';

/**
 * What each host told of each of its repositories, in the form that restic and Kopia, server and exporter share. Hosts
 * that share a repository have a row each, which are joined in memory: so a host that is removed takes with it exactly
 * what only it has told.
 */
export const backupRecords: Migration = {
  version: 2,
  sql: `
    CREATE TABLE backup_record (
      host_id TEXT NOT NULL REFERENCES host ON DELETE CASCADE,
      -- The name that reports give the repository; '' where they give none.
      repository TEXT NOT NULL,
      tool TEXT NOT NULL,
      record TEXT NOT NULL,
      own TEXT NOT NULL,
      rev INTEGER NOT NULL,
      PRIMARY KEY (host_id, repository, tool)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX backup_record_by_rev ON backup_record (rev);

    -- Parts of long answers that wait for the others.
    CREATE TABLE answer_part (
      host_id TEXT NOT NULL REFERENCES host ON DELETE CASCADE,
      repository TEXT NOT NULL,
      tool TEXT NOT NULL,
      question TEXT NOT NULL,
      asked_at TEXT NOT NULL,
      number INTEGER NOT NULL,
      answer TEXT NOT NULL,
      PRIMARY KEY (host_id, repository, tool, question, asked_at, number)
    ) STRICT, WITHOUT ROWID;
  `,
  fill: recordsOfTables,
};
