import type { Connection } from './connection.ts';
import { fleet } from './migrations/0001-fleet.ts';
import { backupRecords } from './migrations/0002-backup-records.ts';

/** One step of the schema. `version` is the number that the store has after it. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
  /** Fills what the statements made from what was there before; runs after them, in the same transaction. */
  readonly fill?: (connection: Connection) => void;
}

/** `application_id` of every store: the letters `Lckp`. */
export const APPLICATION_ID = 0x4c_63_6b_70;

/** All steps, by rising version without gaps. A released step is never changed. */
export const MIGRATIONS: readonly Migration[] = [fleet, backupRecords];

/** The version of the schema that this server reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings the store to the last of `migrations`. Each step and its version number are one transaction, so that a
 * process killed at any point leaves a store that the next call completes. Returns how many steps ran.
 */
export function migrate(connection: Connection, migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.filter((migration) => applyStep(connection, migration)).length;
}

function applyStep(connection: Connection, { version, sql, fill }: Migration): boolean {
  return connection
    .transaction(() => {
      if (schemaVersion(connection) >= version) return false;
      connection.exec(sql);
      fill?.(connection);
      connection.pragma(`user_version = ${version}`);
      return true;
    })
    .immediate();
}

/** The version of the schema that a store has; 0 before the first step. */
export function schemaVersion(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}
