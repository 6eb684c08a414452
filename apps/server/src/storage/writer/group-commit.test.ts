import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOON, storeFixture, temporaryFolder } from '../../../test/store-fixture.ts';
import { openForWriting } from '../connection.ts';
import { createStore } from '../create-store.ts';
import { StoreError } from '../store-error.ts';
import { storeFiles } from '../store-files.ts';
import { createExecutor, type Executor } from './execute.ts';
import { commitGroup, type NumberedWrite } from './group-commit.ts';

const enrol = (id: number, name: string): NumberedWrite => ({
  id,
  write: { name: 'enrol', host: { name }, nowMs: NOON, maxHosts: 10 },
});

function scene() {
  const files = storeFiles(join(temporaryFolder(), 'fleet.db'));
  createStore(files, NOON);
  const connection = openForWriting(files.database);
  const executor = createExecutor(connection, false);
  const names = () => connection.prepare<[], string>('SELECT name FROM host ORDER BY name').pluck().all();
  return { files, connection, executor, names };
}

/** Fails as SQLite does when it comes to the host `poison`. */
function poisoned(executor: Executor, code: string): Executor {
  return {
    ...executor,
    begin: () => {
      const group = executor.begin();
      return {
        ...group,
        run: (write) => {
          if (write.name === 'enrol' && write.host.name === 'poison') throw new Database.SqliteError('planted', code);
          return group.run(write);
        },
      };
    },
  };
}

describe('commitGroup', () => {
  it('commits all of a group at once', () => {
    const { connection, executor, names } = scene();
    const result = commitGroup(connection, executor, [enrol(1, 'a'), enrol(2, 'b')], () => undefined);
    expect(result).toMatchObject({ commits: [2], answers: [{ id: 1 }, { id: 2 }] });
    expect(names()).toEqual(['a', 'b']);
  });

  it.each([
    { code: 'SQLITE_CONSTRAINT', kind: 'other' },
    { code: 'SQLITE_FULL', kind: 'full' },
    { code: 'SQLITE_IOERR_WRITE', kind: 'io' },
  ])('lets a write that fails with $code hurt no other', ({ code, kind }) => {
    const { connection, executor, names } = scene();
    const group = [enrol(1, 'a'), enrol(2, 'poison'), enrol(3, 'b')];
    const { answers, commits } = commitGroup(connection, poisoned(executor, code), group, () => undefined);
    expect(answers).toMatchObject([{ value: { ok: true } }, { id: 2, error: { kind } }, { value: { ok: true } }]);
    expect(commits).toEqual([1, 1]);
    expect(names()).toEqual(['a', 'b']);
  });

  it.each([
    { code: 'SQLITE_BUSY', kind: 'busy' },
    { code: 'SQLITE_CORRUPT_VTAB', kind: 'corrupt' },
  ])('does not try each write again after $code', ({ code, kind }) => {
    const { connection, executor, names } = scene();
    const group = [enrol(1, 'a'), enrol(2, 'poison')];
    const { answers, commits } = commitGroup(connection, poisoned(executor, code), group, () => undefined);
    expect(answers).toMatchObject([{ error: { kind } }, { error: { kind } }]);
    expect(commits).toEqual([]);
    expect(names()).toEqual([]);
  });

  it('F13 answers busy within the timeout while another process holds the store', () => {
    const { files, connection, executor } = scene();
    const other = new Database(files.database);
    other.exec('BEGIN IMMEDIATE');
    const began = performance.now();
    const { answers } = commitGroup(connection, executor, [enrol(1, 'a')], () => undefined);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(answers).toMatchObject([{ error: { kind: 'busy' } }]);
    other.exec('ROLLBACK');
    expect(commitGroup(connection, executor, [enrol(1, 'a')], () => undefined).commits).toEqual([1]);
    other.close();
  });

  it('acknowledges nothing that cannot be relied on', () => {
    const { connection, executor } = scene();
    const verify = () => {
      throw new StoreError('io', 'gone');
    };
    const { answers } = commitGroup(connection, executor, [enrol(1, 'a')], verify);
    expect(answers).toEqual([{ id: 1, error: { kind: 'io', message: 'gone' } }]);
  });
});

describe('the writer', () => {
  it('puts what arrives while it commits into one transaction', async () => {
    const { store } = await storeFixture();
    const commits: number[] = [];
    store.onCommit(({ writes, oldestWaitSeconds }) => {
      commits.push(writes);
      expect(oldestWaitSeconds).toBeGreaterThan(0);
    });
    await Promise.all(Array.from({ length: 200 }, (_, i) => store.enrolHost({ name: `host-${i}` })));
    expect(commits.reduce((sum, writes) => sum + writes, 0)).toBe(200);
    expect(commits.length).toBeLessThan(20);
  });

  it('finishes what is queued before it closes, and takes nothing after', async () => {
    const fixture = await storeFixture();
    const queued = Array.from({ length: 50 }, (_, i) => fixture.store.enrolHost({ name: `host-${i}` }));
    const closed = fixture.store.close();
    await expect(fixture.store.enrolHost({ name: 'late' })).rejects.toMatchObject({ name: 'StoreError' });
    expect(await Promise.all(queued)).toHaveLength(50);
    await closed;
    await fixture.restart();
    expect(fixture.store.hosts({ limit: 99 }).items).toHaveLength(50);
  });
});
