import { conduitManager, trcControlPlane } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import type Database from 'better-sqlite3';
import { describe, expectTypeOf, it } from 'vitest';
import { measureDatabase } from './index.ts';

const { metrics } = createRegistry([conduitManager, trcControlPlane]);
declare const database: Database.Database;
const queries = metrics.manager_db_queries_total;
const duration = metrics.manager_db_query_duration_seconds;
const never = (build: () => unknown) => build;

describe('a measured database', () => {
  const open = () =>
    measureDatabase(database, {
      queries,
      duration,
      labels: { status: 'status' },
      connections: metrics.manager_db_connections,
    });

  it('takes the class of a statement in labels of the catalog, and gives its rows', () => {
    never(() => {
      const statement = open().prepare<[number], { name: string }>('SELECT', { operation: 'select', table: 'servers' });
      expectTypeOf(statement.get(1)).toEqualTypeOf<{ name: string } | undefined>();
      const named = open().prepare<{ id: number }, string>('SELECT', { operation: 'select', table: 'servers' });
      expectTypeOf(named.all({ id: 1 })).toEqualTypeOf<string[]>();
      const add = open().transaction((id: number) => id > 1, { operation: 'insert', table: 'servers' });
      expectTypeOf(add.immediate(1)).toEqualTypeOf<boolean>();
    });
  });

  it('refuses a class that the catalog does not have', () => {
    // @ts-expect-error a statement has a class
    never(() => open().prepare('SELECT'));
    // @ts-expect-error table is missing
    never(() => open().prepare('SELECT', { operation: 'select' }));
    // @ts-expect-error merge is no operation
    never(() => open().exec('MERGE', { operation: 'merge', table: 'servers' }));
    // @ts-expect-error whether it succeeds is not known before
    never(() => open().prepare('SELECT', { operation: 'select', table: 'servers', status: 'success' }));
    const get = () => open().prepare<[number]>('SELECT', { operation: 'select', table: 'servers' });
    // @ts-expect-error the parameter is a number
    never(() => get().get('1'));
  });
});

describe('measureDatabase', () => {
  it('takes a histogram alone', () => {
    never(() => {
      const trc = measureDatabase(database, { duration: metrics.trc_db_query_duration_seconds });
      // @ts-expect-error the class has another label here
      never(() => trc.prepare('SELECT', { operation: 'select', table: 'servers' }));
    });
  });

  it('refuses what is no instrument of queries, and an unknown fact', () => {
    // @ts-expect-error a counter does not observe
    never(() => measureDatabase(database, { duration: queries, labels: { status: 'status' } }));
    // @ts-expect-error there is no fact result
    never(() => measureDatabase(database, { duration, queries, labels: { status: 'result' } }));
    // @ts-expect-error ok is no status of the catalog
    never(() => measureDatabase(database, { duration, queries, labels: { status: () => 'ok' } }));
    // @ts-expect-error connections have no labels
    never(() => measureDatabase(database, { duration, connections: metrics.manager_servers_total }));
  });
});
