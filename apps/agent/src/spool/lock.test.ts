import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tryLock } from './lock.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-lock-'));
  path = join(folder, 'send.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('R21 one holder at a time', () => {
  test('the second waits until the first lets go', () => {
    const first = tryLock(path);
    expect(first).toBeDefined();
    expect(tryLock(path)).toBeUndefined();
    first?.release();
    const second = tryLock(path);
    expect(second).toBeDefined();
    second?.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['a process that is gone', `${2 ** 22 + 1} gone\n`, 0],
    ['a process id in use again, without a sign of life', `${process.pid} other\n`, -61_000],
    ['a clock that was ahead', `${process.pid} other\n`, 3_600_000],
    ['a file that is damaged', '', 0],
  ])('the lock of %s is taken over', (_name, owner, ageMs) => {
    writeFileSync(path, owner);
    const then = new Date(Date.now() + ageMs);
    utimesSync(path, then, then);
    const lock = tryLock(path);
    expect(lock).toBeDefined();
    expect(tryLock(path)).toBeUndefined();
    lock?.release();
    expect(existsSync(path)).toBe(false);
  });

  test('a live holder is left alone', () => {
    writeFileSync(path, `${process.pid} other\n`);
    expect(tryLock(path)).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['send.lock']);
  });

  test('who lost the lock does not release that of another', () => {
    const lost = tryLock(path);
    writeFileSync(path, `${process.pid} other\n`);
    lost?.release();
    expect(existsSync(path)).toBe(true);
  });

  test('where no file can be written nothing is locked', () => {
    expect(tryLock('/dev/null/x')).toBeDefined();
  });
});
