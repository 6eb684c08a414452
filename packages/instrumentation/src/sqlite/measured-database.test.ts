import { conduitManager, trcControlPlane } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleLines } from '../../test/sample-lines.ts';
import { measureDatabase } from './measured-database.ts';

const registryOf = () => createRegistry([conduitManager, trcControlPlane]);
let registry: ReturnType<typeof registryOf>;
let db: ReturnType<typeof open>;

const SELECT = { operation: 'select', table: 'servers' } as const;
const INSERT = { operation: 'insert', table: 'servers' } as const;

beforeEach(() => {
  registry = registryOf();
  db = open();
  db.database.exec(
    "CREATE TABLE servers (id INTEGER PRIMARY KEY, name TEXT UNIQUE); INSERT INTO servers VALUES (1, 'a')",
  );
});

afterEach(() => db.close());

function open() {
  const { metrics } = registry;
  return measureDatabase(new Database(':memory:'), {
    queries: metrics.manager_db_queries_total,
    duration: metrics.manager_db_query_duration_seconds,
    labels: { status: 'status' },
    connections: metrics.manager_db_connections,
  });
}

/** `select servers success 2` of each row that is not zero. */
async function counted(): Promise<string[]> {
  const lines = await sampleLines(registry, 'manager_db_queries_total');
  return lines
    .filter((line) => !line.endsWith(' 0'))
    .map((line) => line.replace(/^.*operation="(\w+)",table="(\w+)",status="(\w+)"}/, '$1 $2 $3'));
}

describe('a statement is counted by its class when it is', () => {
  it('run, got, listed, walked, with the results of the library', async () => {
    const one = db.prepare<[number], { name: string }>('SELECT name FROM servers WHERE id = ?', SELECT);
    const names = db.prepare<[], string>('SELECT name FROM servers ORDER BY name', SELECT).pluck();
    const add = db.prepare<{ name: string }>('INSERT INTO servers (name) VALUES (@name)', INSERT);
    expect(add.run({ name: 'b' }).changes).toBe(1);
    expect(one.get(2)).toEqual({ name: 'b' });
    expect(one.get(3)).toBeUndefined();
    expect(names.all()).toEqual(['a', 'b']);
    expect([...names.iterate()]).toEqual(['a', 'b']);
    expect(await counted()).toEqual(['insert servers success 1', 'select servers success 4']);
  });

  it('executed as a script', async () => {
    db.exec("DELETE FROM servers; INSERT INTO servers (name) VALUES ('c')", INSERT);
    expect(await counted()).toEqual(['insert servers success 1']);
  });

  it('refused by the database, with its error', async () => {
    const add = db.prepare<[string]>('INSERT INTO servers (name) VALUES (?)', INSERT);
    expect(() => add.run('a')).toThrow('UNIQUE');
    expect(() => db.exec('DROP TABLE gone', INSERT)).toThrow('no such table');
    expect(await counted()).toEqual(['insert servers error 2']);
  });

  it('left in the middle of a walk, which frees it', async () => {
    const names = db.prepare<[], { name: string }>('SELECT name FROM servers', SELECT);
    for (const { name } of names.iterate()) if (name === 'a') break;
    expect(names.statement.busy).toBe(false);
    expect(await counted()).toEqual(['select servers success 1']);
  });

  it('broken in the middle of a walk', async () => {
    db.database.function('fail', () => {
      throw new Error('broken');
    });
    expect(() => [...db.prepare('SELECT fail() FROM servers', SELECT).iterate()]).toThrow('broken');
    expect(await counted()).toEqual(['select servers error 1']);
  });

  it('not run, not at all', async () => {
    db.prepare('SELECT name FROM servers', SELECT);
    expect(() => db.prepare('SELEKT', SELECT)).toThrow('syntax');
    expect(await counted()).toEqual([]);
  });
});

it('the switches of a statement are those of the library', () => {
  const row = db.prepare('SELECT id, name FROM servers', SELECT);
  expect(row.raw().get()).toEqual([1, 'a']);
  expect(row.raw(false).safeIntegers().get()).toEqual({ id: 1n, name: 'a' });
  expect(row.safeIntegers(false).expand().get()).toEqual({ servers: { id: 1, name: 'a' } });
});

describe('a transaction is one query of its class beside its statements', () => {
  const update = { operation: 'update', table: 'servers' } as const;

  it('when it is committed, in each kind', async () => {
    const add = db.prepare<[string]>('INSERT INTO servers (name) VALUES (?)', INSERT);
    const addAll = db.transaction((...names: string[]) => names.map((name) => add.run(name).changes), update);
    expect(addAll('b', 'c')).toEqual([1, 1]);
    expect(addAll.deferred('d')).toEqual([1]);
    expect(addAll.immediate('e')).toEqual([1]);
    expect(addAll.exclusive('f')).toEqual([1]);
    expect(await counted()).toEqual(['insert servers success 5', 'update servers success 4']);
  });

  it('when it is rolled back', async () => {
    const add = db.prepare<[string]>('INSERT INTO servers (name) VALUES (?)', INSERT);
    const addTwice = db.transaction((name: string) => [add.run(name), add.run(name)], update);
    expect(() => addTwice('b')).toThrow('UNIQUE');
    expect(db.database.prepare('SELECT count(*) FROM servers').pluck().get()).toBe(1);
    expect(await counted()).toEqual(['insert servers error 1', 'insert servers success 1', 'update servers error 1']);
  });
});

it('the histogram has the time of a query', async () => {
  db.database.function('wait', () => {
    const end = performance.now() + 20;
    while (performance.now() < end);
    return 1;
  });
  db.prepare('SELECT wait()', SELECT).get();
  const line = (await sampleLines(registry, 'manager_db_query_duration_seconds_sum')).find((text) =>
    text.includes('operation="select",table="servers"'),
  );
  expect(Number(line?.split(' ')[1])).toBeGreaterThanOrEqual(0.02);
});

it('connections are counted while they are open', async () => {
  const connections = () => sampleLines(registry, 'manager_db_connections');
  const second = open();
  expect(await connections()).toEqual(['manager_db_connections 2']);
  second.close();
  second.close();
  expect(await connections()).toEqual(['manager_db_connections 1']);
});

it('a catalog may have one label for the class, and no counter', async () => {
  const { trc_db_query_duration_seconds: duration } = registry.metrics;
  const trc = measureDatabase(new Database(':memory:'), { duration });
  trc.prepare('SELECT 1', { query_class: 'event_read' }).get();
  trc.close();
  expect(await sampleLines(registry, 'trc_db_query_duration_seconds_count')).toContain(
    `trc_db_query_duration_seconds_count{query_class="event_read"} 1`,
  );
});
