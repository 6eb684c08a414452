import type { Connection } from './connection.ts';

/** What a store holds. */
export interface StoreContents {
  readonly hosts: number;
  readonly jobs: number;
  readonly openAlerts: number;
}

/** Counts what people know of a store. */
export function contentsOf(connection: Connection): StoreContents {
  const count = (sql: string) => connection.prepare<[], number>(sql).pluck().get() ?? 0;
  return {
    hosts: count('SELECT count(*) FROM host'),
    jobs: count('SELECT count(*) FROM job'),
    openAlerts: count('SELECT count(*) FROM alert WHERE resolved_at IS NULL'),
  };
}

/** Reads every page and every reference of a store and returns what is wrong, in SQLite's words; nothing when it is whole. */
export function damageOf(connection: Connection): string[] {
  const pages = connection.prepare<[], string>('PRAGMA integrity_check(20)').pluck().all();
  const references = connection.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all();
  return [
    ...pages.filter((line) => line !== 'ok'),
    ...references.slice(0, 20).map(({ table, parent }) => `a row of ${table} refers to a missing row of ${parent}`),
  ];
}
