import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { classifyError, StoreError, toStoreError } from './store-error.ts';

describe('classifyError', () => {
  it.each([
    ['SQLITE_FULL', 'full'],
    ['SQLITE_IOERR', 'io'],
    ['SQLITE_IOERR_FSYNC', 'io'],
    ['SQLITE_READONLY', 'io'],
    ['SQLITE_READONLY_DBMOVED', 'io'],
    ['SQLITE_CANTOPEN', 'io'],
    ['SQLITE_BUSY', 'busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
    ['SQLITE_LOCKED', 'busy'],
    ['SQLITE_CORRUPT', 'corrupt'],
    ['SQLITE_CORRUPT_INDEX', 'corrupt'],
    ['SQLITE_NOTADB', 'corrupt'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'other'],
  ])('%s is %s', (code, kind) => {
    expect(classifyError(new Database.SqliteError('planted', code))).toBe(kind);
  });

  it('anything else is other', () => {
    expect(classifyError(new RangeError('planted'))).toBe('other');
  });
});

describe('toStoreError', () => {
  it('says what to do, and keeps what was said', () => {
    const error = toStoreError(new Database.SqliteError('database or disk is full', 'SQLITE_FULL'));
    expect(error.message).toBe(
      'The disk of the store is full; make room, nothing else is needed. (database or disk is full)',
    );
  });

  it('leaves a StoreError as it is', () => {
    const error = new StoreError('io', 'planted');
    expect(toStoreError(error)).toBe(error);
  });
});
